"""Password hashing that eight people logging in at once do not feel."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class ModestArgon2PasswordHasher(Argon2PasswordHasher):
    """Argon2id at OWASP's minimum memory: Django's default takes 100 MB for each login."""

    time_cost = 2
    memory_cost = 19 * 1024
    parallelism = 1
