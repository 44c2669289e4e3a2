def normalize_choice_marks(line): return line
