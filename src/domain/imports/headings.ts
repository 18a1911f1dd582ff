/** Guessing which column fills which field, from the headings that other programs write, in English and German. */
import { shiftPoint, plainDecimal, type DecimalSeparator } from './amounts.ts';
import { importFields, type ImportField, type ImportKind, type Mapping } from './fields.ts';

type Synonyms = Readonly<Partial<Record<ImportField, string>>>;

// Words stand in the form that `plainHeading` makes: small letters without blanks, signs and accents; the likeliest first.
const contactSynonyms: Synonyms = {
  code: 'customercode customernumber customerno customernr customerid contactcode contactnumber contactid clientcode clientnumber clientid clientno kundennummer kundennr kdnr kundenid kundencode debitorennummer debitorennr debitorennummer debitor accountnumber accountno suppliercode supplierid lieferantennummer lieferantennr partnerid partnernumber adressnummer adressnr code number nummer nr no id',
  name: 'companyname company customername contactname1 clientname organisationname organizationname organisation organization businessname accountname firmenname firma firmierung unternehmen kundenname name1 kunde customer client name fullname displayname bezeichnung',
  firstName: 'firstname givenname forename vorname',
  lastName: 'lastname surname familyname nachname familienname zuname',
  contactPerson:
    'contactname contactperson contact primarycontact attention attn ansprechpartner ansprechperson kontaktperson kontakt zuhanden zhd name2',
  jobTitle: 'contacttitle jobtitle position role funktion stellung beruf titel title',
  email: 'email emailaddress mail mailaddress emailadresse epost',
  phone:
    'phone phonenumber telephone telephonenumber tel telno businessphone workphone telefon telefonnummer telefonnr telefon1 rufnummer mobile mobilephone mobil handy',
  fax: 'fax faxnumber telefax faxnummer faxnr',
  street:
    'address street streetaddress address1 addressline1 billingaddress billingstreet strasse strassehausnummer strasseundhausnummer strassenr anschrift adresse adresszeile1 hausanschrift',
  postalCode: 'postalcode postcode zip zipcode billingpostalcode billingzip plz postleitzahl',
  city: 'city town billingcity ort stadt wohnort',
  region: 'region state province county stateprovince billingstate bundesland kanton',
  country: 'country countryname billingcountry land staat countrycode landkennzeichen landesvorwahl',
  taxNumber:
    'taxnumber taxid vatid vatnumber vatno vat vatregistrationnumber gstnumber gstin ustid ustidnr umsatzsteuerid umsatzsteueridentifikationsnummer steuernummer uid uidnummer mwstnummer',
  note: 'note notes comment comments remark remarks memo notiz notizen bemerkung bemerkungen kommentar anmerkung',
};

const itemSynonyms: Synonyms = {
  code: 'sku itemcode itemnumber itemno itemid productcode productnumber productno productid articlenumber articleno articleid artikelnummer artikelnr artnr artikelid artikelcode produktnummer produktnr produktid partnumber code number nummer nr no id',
  name: 'productname itemname articlename product item article artikelname artikelbezeichnung artikel produktname produktbezeichnung produkt bezeichnung bezeichnung1 leistung name title titel kurztext',
  description:
    'description itemdescription productdescription longdescription details beschreibung artikelbeschreibung langtext text bezeichnung2',
  category:
    'categoryname category productcategory productgroup group type kategorie kategoriename warengruppe artikelgruppe produktgruppe gruppe rubrik',
  supplier: 'suppliername supplier vendor vendorname manufacturer brand lieferant lieferantenname hersteller marke',
  unit: 'quantityperunit unit unitofmeasure uom unitname packsize packaging einheit mengeneinheit me verpackungseinheit ve',
  barcode: 'barcode ean ean13 eancode gtin upc isbn strichcode',
  price:
    'unitprice price salesprice saleprice sellingprice listprice netprice retailprice rate vkpreis verkaufspreis vk einzelpreis preis stueckpreis stuckpreis listenpreis nettopreis vknetto preisnetto',
  isArchived:
    'discontinued isarchived archived inactive isinactive disabled obsolete archiviert inaktiv gesperrt auslaufartikel ausgelaufen eingestellt',
};

const orderSynonyms: Synonyms = {
  reference:
    'orderid ordernumber orderno ordernr invoiceid invoicenumber invoiceno documentnumber documentid reference referencenumber bestellnummer bestellnr auftragsnummer auftragsnr auftragid bestellid rechnungsnummer rechnungsnr belegnummer belegnr referenz order invoice auftrag beleg',
  contactCode:
    'customerid customercode customernumber customerno contactcode contactid clientid clientcode clientnumber kundennummer kundennr kdnr kundenid kundencode debitor debitorennummer debitorennr accountnumber customer client kunde',
  issuedOn:
    'orderdate invoicedate documentdate issuedon issuedate dateissued bestelldatum auftragsdatum rechnungsdatum belegdatum date datum',
  dueOn:
    'duedate dueon due paymentdue requireddate faellig fallig faelligam falligam faelligkeit falligkeit faelligkeitsdatum falligkeitsdatum zahlbarbis zahlungsziel',
  itemCode:
    'productid productcode sku itemcode itemid itemnumber articlenumber articleid trackid artikelnummer artikelnr artnr artikelid produktnummer produktid productnumber product item artikel',
  description:
    'description itemdescription linedescription productname itemname product item article track text artikelbezeichnung bezeichnung beschreibung leistung positionstext artikel',
  quantity: 'quantity qty count amountordered pieces menge anzahl stueckzahl stuckzahl stueck stuck stk',
  price: 'unitprice price rate salesprice netprice einzelpreis ep preis stueckpreis stuckpreis vkpreis nettopreis',
  discountFraction: 'discountfraction rabattfaktor',
  discountPercent:
    'discountpercent discountpercentage percentdiscount discountrate rabattpercent rabattprozent rabattinprozent prozentrabatt rabattsatz',
  freight:
    'freight shipping shippingcost shippingcosts shippingcharge delivery deliverycharge postage carriage fracht frachtkosten versand versandkosten porto lieferkosten',
  note: 'note notes comment comments remark remarks memo notiz bemerkung bemerkungen kommentar anmerkung',
};

const discountHeadings = 'discount lineDiscount disc rabatt nachlass'.toLowerCase().split(' ');

const synonymsOf: Readonly<Record<ImportKind, Synonyms>> = {
  contacts: contactSynonyms,
  items: itemSynonyms,
  documents: orderSynonyms,
};

/**
 * Guesses the mapping of a file from its headings. A column fills at most one field, and among several headings that fit a
 * field the more telling one wins ("CompanyName" before "Name"). A plain "Discount" is a fraction or a percentage by its
 * values, which `samplesOf` gives per column.
 */
export function guessMapping(
  kind: ImportKind,
  { headings, samplesOf }: { headings: readonly string[]; samplesOf: (column: number) => Iterable<string> },
): Mapping {
  const columns = headings.map(plainHeading);
  const mapping: Partial<Record<ImportField, number>> = {};
  const taken = new Set<number>();
  const take = (field: ImportField, words: readonly string[]): boolean => {
    for (const word of words) {
      const column = columns.findIndex((heading, index) => heading === word && !taken.has(index));
      if (column < 0) continue;
      mapping[field] = column;
      taken.add(column);
      return true;
    }
    return false;
  };

  for (const field of importFields[kind]) take(field, (synonymsOf[kind][field] ?? '').split(' '));
  if (kind === 'documents' && mapping.discountFraction === undefined && mapping.discountPercent === undefined) {
    if (take('discountPercent', discountHeadings) && areFractions(samplesOf(mapping.discountPercent ?? 0))) {
      const { discountPercent, ...others } = mapping;
      return { ...others, discountFraction: discountPercent ?? 0 };
    }
  }
  return mapping;
}

/** A heading without anything that differs from program to program: "E-Mail-Adresse (privat)" becomes "emailadresse". */
export function plainHeading(heading: string): string {
  return heading
    .replace(/[([{].*?[)\]}]/g, ' ')
    .replace(/%/g, ' percent ')
    .replace(/\p{Sc}/gu, ' ')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** Whether discounts are fractions of one (0.05) and not percent (5): none above one, and a single "1" is one percent. */
function areFractions(samples: Iterable<string>): boolean {
  let hasWholeOne = false;
  let hasFraction = false;
  for (const sample of samples) {
    if (sample.includes('%')) return false;
    const size = millionths(sample, '.') ?? millionths(sample, ',') ?? 0;
    if (size > 1_000_000) return false;
    if (size === 1_000_000) hasWholeOne = true;
    else if (size > 0) hasFraction = true;
  }
  return hasFraction || !hasWholeOne;
}

function millionths(sample: string, separator: DecimalSeparator): number | null {
  const plain = plainDecimal(sample, separator);
  return plain === null ? null : Math.abs(Math.trunc(Number(shiftPoint(plain, 6))));
}
