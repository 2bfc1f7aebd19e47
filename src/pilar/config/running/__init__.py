"""What the machine is asked while Pilar runs: does it live, is it ready, how is it doing."""
