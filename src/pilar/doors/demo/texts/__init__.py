"""What people in the demo city write and say: parts of sentences, combined at random."""
