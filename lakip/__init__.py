"""The Django project, and the app that carries reports out."""
