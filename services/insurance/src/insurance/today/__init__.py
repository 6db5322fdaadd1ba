"""An officer's day (今日工作): who comes of age, who has not paid, what waits and what is late."""
