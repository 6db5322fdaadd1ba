"""What a fact would change (试算): the acts that it would ask for, and every month that would differ."""
