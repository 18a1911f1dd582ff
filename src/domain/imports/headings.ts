/** Guessing which column fills which field, from the headings that other programs write, in English and German. */
import { shiftPoint, plainDecimal, type DecimalSeparator } from './amounts.ts';
import {
  customFieldOf,
  importFields,
  type ImportField,
  type ImportKind,
  type MappedField,
  type Mapping,
} from './fields.ts';

type Synonyms = Readonly<Partial<Record<ImportField, string>>>;

// Words stand in the form that `plainHeading` makes: small letters without blanks, signs and accents; the likeliest first.
const contactSynonyms: Synonyms = {
  code: 'customercode customernumber customerno customernr customerid contactcode contactnumber contactid clientcode clientnumber clientid clientno kundennummer kundennr kdnr kundenid kundencode debitorennummer debitorennr debitor accountnumber accountno suppliercode supplierid lieferantennummer lieferantennr partnerid partnernumber adressnummer adressnr codeornumber codeodernummer code number nummer nr no id',
  kind: 'kind contactkind contacttype kontaktart art typ kontakttyp type',
  name: 'companyname company customername contactname1 clientname organisationname organizationname organisation organization businessname accountname firmenname firma firmierung unternehmen kundenname name1 kunde customer client name fullname displayname bezeichnung',
  firstName: 'firstname givenname forename vorname',
  lastName: 'lastname surname familyname nachname familienname zuname',
  contactPerson:
    'contactname contactperson contact primarycontact attention attn ansprechpartner ansprechperson kontaktperson kontakt zuhanden zhd name2',
  jobTitle: 'contacttitle jobtitle position funktion stellung beruf titel title jobfunktion',
  organisations:
    'organisations organizations organisationen belongsto belongstoorganisation parentcompany parentorganisation parentorganization parentaccount parent gehortzu gehoertzu muttergesellschaft mutterfirma konzern',
  organisationRole:
    'organisationrole organizationrole roleinorganisation rolleinderorganisation rolleinorganisation rolethere rolledort',
  email: 'email emailaddress mail mailaddress emailadresse epost email1value email1address email1',
  emailLabel: 'emaillabel labelofemail emailbezeichnung bezeichnungderemail labeloftheemail',
  email2: 'email2 emailaddress2 email2value email2address secondemail zweiteemail privateemail emailprivat',
  email3: 'email3 emailaddress3 email3value email3address thirdemail dritteemail',
  phone:
    'phone phonenumber telephone telephonenumber tel telno businessphone workphone companymainphone primaryphone phone1 phone1value telefon telefonnummer telefonnr telefon1 rufnummer telefongeschaftlich',
  phoneLabel: 'phonelabel labelofphone telefonbezeichnung bezeichnungdestelefons labelofthephone',
  phone2:
    'phone2 phone2value telephone2 businessphone2 secondphone homephone telefon2 telefonprivat privattelefon zweitestelefon',
  phone3: 'phone3 phone3value telephone3 homephone2 otherphone telefon3 thirdphone drittestelefon',
  mobile: 'mobile mobilephone mobilenumber cell cellphone cellular mobil mobiltelefon mobilnummer handy handynummer',
  mobile2: 'mobile2 mobilephone2 cellphone2 mobil2 handy2 secondmobile zweitesmobiltelefon',
  fax: 'fax faxnumber telefax faxnummer faxnr businessfax',
  website: 'website web webpage url homepage www internet webseite internetadresse website1value',
  messenger: 'messenger im chat whatsapp skype',
  points:
    'points furtherways furthercontactways otherwaystoreach weiterekontaktwege weiterewege contactways kontaktwege furthernumbersandaddresses furtherwaystoreach weitereverbindungen',
  street:
    'address street streetaddress address1 addressline1 billingaddress billingstreet businessstreet homestreet strasse strassehausnummer strasseundhausnummer strassenr anschrift adresse adresszeile1 hausanschrift',
  street2:
    'address2 addressline2 street2 billingstreet2 businessstreet2 adresszeile2 adresszusatz zusatz addresssecondline adressezweitezeile',
  postalCode:
    'postalcode postcode zip zipcode billingpostalcode billingzip businesspostalcode homepostalcode plz postleitzahl',
  city: 'city town billingcity businesscity homecity ort stadt wohnort',
  region: 'region state province county stateprovince billingstate businessstate homestate bundesland kanton',
  country:
    'country countryname billingcountry businesscountryregion businesscountry homecountryregion land staat countrycode landkennzeichen landesvorwahl',
  deliveryStreet:
    'deliverystreet deliveryaddress shippingstreet shippingaddress lieferstrasse lieferadresse lieferanschrift strassederlieferung lieferungstrasse',
  deliveryPostalCode:
    'deliverypostalcode deliveryzip shippingpostalcode shippingzip lieferplz plzderlieferung postleitzahlderlieferung lieferungpostleitzahl',
  deliveryCity: 'deliverycity deliverytown shippingcity lieferort ortderlieferung lieferungort',
  deliveryRegion: 'deliveryregion deliverystate shippingstate regionderlieferung lieferungregion',
  deliveryCountry: 'deliverycountry shippingcountry lieferland landderlieferung lieferungland',
  addresses: 'addresses furtheraddresses otheraddresses weitereadressen weitereanschriften adressen',
  taxNumber:
    'taxnumber taxid vatid vatnumber vatno vat vatregistrationnumber gstnumber gstin ustid ustidnr umsatzsteuerid umsatzsteueridentifikationsnummer steuernummer uid uidnummer mwstnummer',
  language: 'language preferredlanguage locale sprache korrespondenzsprache',
  currency: 'currency currencycode wahrung waehrung',
  paymentTermsDays:
    'paymenttermsdays paymentterms terms netdays daystopay zahlungszielintagen zahlungsziel zahlungsfrist zahlungstage termsofpayment',
  creditLimit: 'creditlimit credit kreditlimit kreditrahmen',
  birthday: 'birthday birthdate dateofbirth born geburtstag geburtsdatum geboren',
  roles: 'roles role relation relationship rollen rolle beziehung',
  tags: 'tags tag labels categories category groups groupmembership schlagworte schlagworter schlagwort kategorien kategorie gruppen stichworte',
  owner:
    'owner accountowner contactowner accountmanager salesrep lookedafterby betreuer betreuerin zustandig zustaendig kundenbetreuer verantwortlich',
  requirements: 'requirements demands anforderungen vorgaben',
  instructions: 'instructions specialinstructions hinweise besonderehinweise anweisungen',
  areInstructionsImportant:
    'importantinstructions instructionsareimportant instructionsimportant wichtigehinweise hinweisewichtig hinweisesindwichtig instructionsmustberead hinweisesindzulesen',
  consents: 'consents consent optins einwilligungen einwilligung zustimmungen',
  note: 'note notes comment comments remark remarks memo notiz notizen bemerkung bemerkungen kommentar anmerkung',
  isArchived: 'isarchived archived inactive isinactive archiviert inaktiv',
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
  given: {
    headings: readonly string[];
    samplesOf: (column: number) => Iterable<string>;
    customFields?: readonly { id: string; name: string }[];
  },
): Mapping {
  const { headings, samplesOf, customFields = [] } = given;
  const columns = headings.map(plainHeading);
  const mapping: Partial<Record<MappedField, number>> = {};
  const taken = new Set<number>();
  const takeCustom = (headingOf: (field: { id: string; name: string }) => string) => {
    for (const field of customFields) {
      const wanted = headingOf(field).toLowerCase();
      const column = headings.findIndex(
        (heading, index) => heading.trim().toLowerCase() === wanted && !taken.has(index),
      );
      if (column < 0 || mapping[customFieldOf(field.id)] !== undefined) continue;
      mapping[customFieldOf(field.id)] = column;
      taken.add(column);
    }
  };
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

  if (kind === 'contacts') takeCustom(customHeading);
  for (const field of importFields[kind]) take(field, wordsOf(kind, field));
  if (kind === 'contacts') takeCustom((field) => field.name);
  if (kind === 'documents' && mapping.discountFraction === undefined && mapping.discountPercent === undefined) {
    if (take('discountPercent', discountHeadings) && areFractions(samplesOf(mapping.discountPercent ?? 0))) {
      const { discountPercent, ...others } = mapping;
      return { ...others, discountFraction: discountPercent ?? 0 };
    }
  }
  return mapping;
}

/** The heading of a custom field that no other field can be taken for: "custom: Region". */
export function customHeading({ name }: { name: string }): string {
  return `custom: ${name}`;
}

/** What two files with the same columns have in common. */
export function headingsKey(headings: readonly string[]): string {
  return JSON.stringify(headings.map((heading) => heading.trim().toLowerCase()));
}

/** Whether a heading is one that a field of contacts is known by. */
export function isContactHeading(heading: string): boolean {
  const plain = plainHeading(heading);
  return importFields.contacts.some((field) => wordsOf('contacts', field).includes(plain));
}

/** The words by which a field is known; its own name is the last. */
function wordsOf(kind: ImportKind, field: ImportField): string[] {
  return [...(synonymsOf[kind][field] ?? '').split(' '), field.toLowerCase()];
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
