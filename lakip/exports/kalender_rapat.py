"""A meeting for the calendars of those who are called (RFC 5545, RFC 5546)."""

from __future__ import annotations

from datetime import UTC

from icalendar import Calendar, Event, vCalAddress, vText

from lakip.isi.rapat import IsiRapat


def build_ics(isi: IsiRapat) -> bytes:
    """Return the meeting as an ICS file; of a later ``versi`` it replaces the earlier ones, UID for UID.

    With an address of who calls it asks for an answer (REQUEST); without one it only tells (PUBLISH).
    """
    kalender = Calendar()
    kalender.add("prodid", "-//LAKIP//Rapat//ID")
    kalender.add("version", "2.0")
    kalender.add("method", _method_of(isi))
    kalender.add_component(_make_event(isi))
    kalender.add_missing_timezones()
    return kalender.to_ical()


def _method_of(isi: IsiRapat) -> str:
    if not isi.pengundang.email:
        return "PUBLISH"
    return "CANCEL" if isi.batal else "REQUEST"


def _make_event(isi: IsiRapat) -> Event:
    event = Event()
    event.add("uid", f"{isi.uid}@lakip")
    event.add("sequence", isi.versi)
    event.add("dtstamp", isi.pada.astimezone(UTC))
    event.add("dtstart", isi.mulai)
    event.add("dtend", isi.selesai)
    event.add("summary", isi.acara)
    event.add("location", isi.tempat)
    event.add("status", "CANCELLED" if isi.batal else "CONFIRMED")
    uraian = [*isi.agenda, *([f"Nomor undangan: {isi.nomor}"] if isi.nomor else [])]
    if isi.batal:
        uraian.append(f"Dibatalkan: {isi.batal}")
    if uraian:
        event.add("description", "\n".join(uraian))
    if isi.url:
        event.add("url", isi.url)
    if isi.pengundang.email:
        event["organizer"] = _address(isi.pengundang.nama, isi.pengundang.email)
        for satu in isi.peserta:
            if satu.email:
                event.add("attendee", _address(satu.nama, satu.email), encode=False)
    return event


def _address(nama: str, email: str) -> vCalAddress:
    address = vCalAddress(f"mailto:{email}")
    address.params["CN"] = vText(nama)
    return address
