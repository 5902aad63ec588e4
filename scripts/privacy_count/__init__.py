"""How many of the details in made-up sentences the confidentiality check finds, and what else."""
