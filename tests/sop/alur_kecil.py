"""Small SOPs, as ``read_alur`` reads them, for whatever follows their arrows."""

LURUS = """
1 Kepala mulai -> 2
2 Staf proses -> 3
3 Kepala keputusan -> ya:4 tidak:2
4 Staf selesai
"""
GARPU = """
1 Kepala mulai -> 2 3
2 Staf proses -> 4
3 Umum proses -> 4
4 Kepala selesai
"""
PERBAIKAN = """
1 Staf mulai -> 2
2 Kepala keputusan -> tidak:3 ya:4
3 Staf proses -> 2
4 Staf selesai
"""
# What is done only sometimes is drawn at the foot of the form, and its arrow goes up to where work goes on.
SISIPAN = """
1 Staf mulai -> 2
2 Kepala keputusan -> ya:6 tidak:3
3 Staf proses -> 4
4 Kepala keputusan -> ya:5 tidak:1
5 Staf selesai
6 Umum proses -> 4
"""
