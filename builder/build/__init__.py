"""What is out of date, how it is made, and how it replaces the old output."""
