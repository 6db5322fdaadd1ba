"""What partners reported as paid: by which employer or resident, told to whoever books it, or taken back."""
