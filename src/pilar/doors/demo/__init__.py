"""The synthetic city, let in through actions like everyone else."""
