"""Blueprint and banks → a paper: knows neither files nor formats, and does not ask the clock."""
