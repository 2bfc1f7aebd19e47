"""How offices head their columns -> what a column holds.

Targets are the standard fields (registry.fields) and a few that only lists have: "age", "place_and_date"
(Tempat, tgl lahir), "rt_rw" in one cell, "village_name", "village_code" (Kemendagri), "village_bps",
"district" (kecamatan), "regency" (a code of city or kabupaten), "household_ref" (the list's own number of a
household), "remarks", "period" (of the edition). "-" is known and left aside. Heads are compared by their
letters and digits only, in lower case.
"""

IGNORE = "-"


def _read(table: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in table.strip().splitlines():
        target, heads = row.split(":", 1)
        found |= dict.fromkeys(heads.split(), target.strip())
    return found


HEADS = _read(
    """
    name: nama namalengkap namapenduduk namaanggota namaanggotakeluarga namawarga namapenerima namaart namakrt namapm namakpm namapengurus namapesertadidik namasiswa namalansia namapemohon namapasien nm nmlengkap namaorang namasesuaiktp namaktp namakkanggota fullname name
    nik: nik nonik nomornik noktp nomorktp nikktp nikpenduduk nikpenerima nikpengurus nikkpm nomorindukkependudukan noindukkependudukan noktpnik nikktpel
    family_card: nokk nomorkk kk nokartukeluarga nomorkartukeluarga kartukeluarga nkk nokkkeluarga
    sex: jk jeniskelamin lp kelamin sex gender jnskelamin jeniskel jkel lkpr
    place_and_date: tempattgllahir tempattanggallahir ttl tempatdantanggallahir tmptgllahir tmpttgllahir tempattgllhr tempatdantgllahir
    birth_place: tempatlahir tmplahir tmptlahir tempatlhr
    birth_date: tanggallahir tgllahir tglahir tgllhr tanggalahir lahir birthdate dateofbirth tanggalkelahiran
    age: umur usia umurth usiath umurtahun usiatahun umurthn age
    relation: hubungankeluarga hubkeluarga hubunganart hubungandengankepalakeluarga hubungandalamkeluarga hubdgkk shdk statushubungan statushubungandalamkeluarga statusdalamkeluarga hubungandgkk hubungankk hubkk statuskeluarga hubungan
    marital: statuskawin statusperkawinan statuspernikahan kawin stskawin perkawinan statusnikah
    occupation: pekerjaan pekerjaanutama jenispekerjaan profesi matapencaharian
    mother_name: namaibukandung ibukandung namaibu nmibu namagadisibukandung namagadisibu
    address: alamat alamatktp alamatrumah alamatlengkap alamatdomisili alamattinggal jalan dusunalamat alamatdusun almt
    rt_rw: rtrw rtdanrw alamatrtrw
    rt: rt nort rukuntetangga
    rw: rw norw rukunwarga
    village_name: desa kelurahan desakelurahan desakel kelurahandesa keldesa namadesa namakelurahan namadesakel namadesakelurahan namakel nmdesa nmkel desakelurahanktp
    village_code: kodewilayahkemendagri kodekemendagri kodewilayah kodedesakemendagri kodekelurahan kodedesa kodedesakelurahan
    village_bps: kodedesabps kodekelurahanbps kodedesakelbps iddesabps iddesa
    district: kecamatan kec namakec namakecamatan nmkec
    regency: kodekabbps kodekab kodekabkota kodekabkotabps
    phone: nohp hp nomorhp telp notelp telepon notelepon nomortelepon hpwa nohpwa nowa whatsapp handphone kontak nomorhandphone
    remarks: keterangan ket catatan
    household_ref: idkeluarga idrumahtangga idruta idrt idbdt iddtks idkeluargadtsen nomorkeluarga
    decile: desil desilnasional desilkesejahteraan desildtsen
    period: periode triwulan
    receives_pkh: pkh penerimapkh bantuanpkh penerimakpspkh
    receives_sembako: sembako bpnt penerimasembako penerimabpnt bansossembako bpntsembako
    health_insurance: pbijk pbi pbijkn penerimapbi penerimapbijk
    floor_area_m2: luaslantai luaslantaim2
    watt: daya dayalistrik dayaterpasang
    -: no nomor nourut nomorurut nokks nokartu nokartukks idpenerima idpm desilkabkota desilkota desilprovinsi kodeprovbps kodeprov kodekecbps kodekec provinsi namaprov namaprovinsi kabupaten kota kabkota namakab namakabkota kodepos agama pendidikan nisn nipd npsn kks foto
    """
)
NAME_HEADS = frozenset(head for head, target in HEADS.items() if target == "name")
TARGETS = frozenset(HEADS.values())
