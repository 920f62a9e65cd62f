"""What annotators are shown: the guideline, labels, pages, and the marks made beforehand."""
