"""The paper's HTML written as a Word document; without Django, for it runs in a child process."""
