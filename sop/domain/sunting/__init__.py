"""What one does to the draft of an SOP: rows, columns, symbols and arrows, with arrows that follow.

Places are counted from 0. A place that is not there raises IndexError.
"""
