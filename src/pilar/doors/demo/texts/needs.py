"""Reports of need as people write them, in parts: who it is about, what is the matter, what they hope for.

Slots: {siapa} the person as the reporter calls them, {umur} age, {lama} how long, {dusun} hamlet.
OTHER speaks of somebody, SELF of oneself. The first sentence must stand alone as a headline.
A line may begin with marks before a bar: L or P only of men or women, O only said by others,
S only by oneself: "P|Saya mau melahirkan bulan ini."
"""

from pilar.doors.demo.texts import needs_of_body, needs_of_place

WORDS = {
    "ELDERLY": needs_of_body.ELDERLY,
    "FOOD": needs_of_body.FOOD,
    "HEALTH": needs_of_body.HEALTH,
    "DISABILITY": needs_of_body.DISABILITY,
    "CHILD": needs_of_place.CHILD,
    "HOUSE": needs_of_place.HOUSE,
    "STREET": needs_of_place.STREET,
    "VIOLENCE": needs_of_place.VIOLENCE,
    "PAPERS": needs_of_place.PAPERS,
    "UNSURE": needs_of_place.UNSURE,
}

LENGTHS = ("tiga hari", "seminggu", "dua minggu", "hampir sebulan", "dua bulan", "sejak Lebaran",
           "sejak Senin", "empat hari", "beberapa hari", "setengah tahun")  # fmt: skip
STRANGERS = ("seorang bapak tua", "seorang ibu", "seorang ibu paruh baya", "pemuda", "kakek",
             "nenek", "laki-laki sekitar 40 tahun", "perempuan muda")  # fmt: skip

# How a channel speaks: what stands before and after the reporter's words.
VOICES = {
    "PUBLIC": (("", "Assalamualaikum. ", "Selamat sore. ", "Nuwun sewu, "), ("", " Matur nuwun.", " Terima kasih.")),
    "PHONE": (("",), ("", " (Dicatat dari telepon.)", " Penelepon minta dikabari.")),
    "DESK": (("",), ("", " Datang sendiri ke meja Puskesos.", " Diantar ketua RT.", " Datang bersama tetangga.")),
    "FIELD": (("",), ("", " Ditemukan saat keliling.", " Kabar dari kader posyandu.", " Sudah saya tengok sebentar.")),
    "PARTNER": (("",), ("", " Rujukan dari puskesmas.", " Surat pengantar menyusul.")),
    "MESSAGE": (("", "Permisi, ", "Pak/Bu, "), ("", " 🙏", " Matur suwun.")),
}  # fmt: skip
