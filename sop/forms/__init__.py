"""What people send about SOPs, read and checked."""
