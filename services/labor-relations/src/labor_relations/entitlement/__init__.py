"""What a worker may claim (劳动者应得款项), worked out from dates and the payroll, and explained."""
