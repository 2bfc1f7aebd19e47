"""Words that stand in name cells and are no part of the name, and names that have many spellings.

Source: the matching table of the field (from memory, high) and what lists of offices hold.
All words are lower case and hold letters only: "S.Pd." is looked up as "spd".
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _read_as(table: str) -> dict[str, str]:
    """ "Hj.: hj hajah | H.: h haji" -> {"hj": "Hj.", "hajah": "Hj.", ...}."""
    rows = (row.split(": ") for row in table.split("|"))
    return {word: meaning.strip() for meaning, words in rows for word in words.split()}


# Honours before a name, and how the field `titles` writes them.
TITLES_BEFORE = _read_as(
    """H.: h haji | Hj.: hj hajah hajjah | KH.: kh | Kyai: kyai kiai | Nyai: nyai | Gus: gus
    | Ust.: ust ustad ustadz | Ustz.: ustz ustadzah | Drs.: drs | Dra.: dra | Ir.: ir | Dr.: dr
    | drg.: drg | drh.: drh | Prof.: prof | Rr.: rr | R.A.: ra | R.M.: rm | R.: raden | Ns.: ns
    | Apt.: apt | Pdt.: pdt"""
)
TITLES_BEFORE_DOTTED = _read_as("K.: k | R.: r")  # titles only where a dot follows the letter

# Degrees behind a name.
TITLES_AFTER = _read_as(
    """S.E.: se | S.H.: sh | S.T.: st | S.Kom.: skom | S.Kep.: skep | S.K.M.: skm | S.Pd.: spd
    | S.Pd.I.: spdi | S.Pd.SD.: spdsd | S.Ag.: sag | S.Si.: ssi | S.Sos.: ssos | S.H.I.: shi
    | S.Pt.: spt | S.Psi.: spsi | S.Hut.: shut | S.Ked.: sked | S.STP.: sstp | M.Pd.: mpd
    | M.Pd.I.: mpdi | M.Si.: msi | M.Kes.: mkes | M.Kom.: mkom | M.Sc.: msc | M.B.A.: mba
    | Ph.D.: phd | A.Md.: amd | A.Md.Keb.: amdkeb | A.Md.Kep.: amdkep | A.Ma.Pd.: amapd
    | B.Sc.: bsc | Ns.: ns | M.M.: mm | M.H.: mh | M.T.: mt"""
)
# Also parts of names: degrees only behind a comma or with a dot inside.
TITLES_AFTER_MARKED = _read_as(
    """M.A.: ma | M.A.P.: map | M.Ag.: mag | A.Ma.: ama | B.A.: ba | S.P.: sp | S.S.: ss | S.I.P.: sip
    | A.M.K.: amk | Lc.: lc | Keb.: keb | Pd.: pd"""
)

# How people call each other, and the code in `honorific`. "P. Yanto" may be Yanto's father.
CALL_NAMES = _read_as(
    """PAK: pak bapak bpk bp | BU: bu ibu | NYONYA: ny nyonya | TUAN: tn tuan | SAUDARA: sdr
    | SAUDARI: sdri | BAYI: by | MBAH: mbah | MBOK: mbok | MAK: mak | CAK: cak | NING: ning | YU: yu
    | KANG: kang | MAS: mas | MBAK: mbak"""
)
CALL_NAMES_DOTTED = _read_as("PAK: p | BU: b | ANAK: an")  # call names only with a dot

DEAD = _words("alm almh almarhum almarhumah meninggal wafat mendiang")
DEAD_BEHIND = _words("md")  # behind a name: meninggal dunia; before one it is Muhammad
ALIAS = _words("al als alias aka")
SON, DAUGHTER = _words("bin"), _words("binti")
SON_DOTTED, DAUGHTER_DOTTED = _words("b"), _words("bt bti")

# Words in brackets that say something about the person and are no second name.
REMARKS = _words(
    """janda duda lumpuh pindah sakit stroke buta tuli bisu disabilitas difabel odgj hamil bayi kembar
    anak cucu istri suami menantu mertua ortu keponakan ponakan adik kakak ikut bersama dg dengan dari
    kos kontrak ngontrak baru kk pkh bpnt bst blt pbi rt rw ketua kader tetangga depan belakang
    samping rumah warung toko guru tukang buruh kerja merantau luar kota tki tkw pensiunan yatim piatu
    terlantar sebatang kara belum sudah tidak ada cerai hidup kepala keluarga wali ahli waris
    ganda dobel double cek ktp"""
)

# Cells that hold no name: nobody is called so.
NO_NAME = _words("nn nihil null none nan anonim noname tidakada tidakdiketahui tanpanama belumada")
ADDRESS_BEFORE = _words(
    "jl jln jalan gg gang ds dsn dusun rt rw blok perum perumahan kel kec lingkungan"
)
BUILDINGS = _words(
    """rumah musala mushola mushalla musholla masjid langgar gereja balai sekolah kantor toko warung gudang
    kandang kebun lahan tanah jembatan pos poskamling sd sdn smp smpn tk paud puskesmas polindes kios
    ruko villa kost"""
)

MUHAMMAD = _words(
    """muhammad mohammad mohamad muhamad mochammad mochamad mokhamad mokhammad mukhamad mukhammad
    muchammad muchamad muhamat mohamadd muhammed moch moh muh mhd mohd muhd mch"""
)
MUHAMMAD_FIRST = _words("md")  # so only as the first word
AHMAD = _words("ahmad achmad akhmad akmad ahmat achmat ach akh ahm")
ABDUL = _words("abdul abd abdoel abdl")
SITI = _words("siti sti st sitti sity site")
NUR = _words("nur noer nor noor")

# Borne by so many that sharing one says little.
COMMON = _words("muhammad ahmad abdul siti nur sri dewi eko dwi tri")
# Birth-order words and their like: close in letters, different in meaning.
NEVER_NEAR = _words("eko dwi tri catur panca dewi dian sri sari siti nur abdul ahmad muhammad")
