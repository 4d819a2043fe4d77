def impor_kinerja(*a, **k):
    return None
