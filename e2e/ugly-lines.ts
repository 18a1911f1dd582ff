/** CSV files as offices really have them: long names, large amounts, every age. */
const longNames = [
  'Donaudampfschifffahrtsgesellschaft Elektrizitätswerke mbH',
  'Comércio de Produtos Alimentícios São Sebastião do Rio Preto Ltda.',
  'Ó Súilleabháin, Mac Giolla Phádraig & Daughters (Solicitors)',
  'Łódzkie Przedsiębiorstwo Handlowo-Usługowe Sp. z o.o.',
];

/** 200 customers; every fourth of the first has a long name. */
export function contactLines(): string[] {
  const heading = 'CustomerID,CompanyName,ContactName,ContactTitle,Address,City,Region,PostalCode,Country,Phone,Fax';
  const rows = Array.from({ length: 200 }, (_, index) => {
    const name = longNames[index % 17] ?? `${surname(index)} ${index % 3 === 0 ? 'Trading' : '& Partners'}`;
    return `C${1000 + index},"${name}",${surname(index + 5)},Head of purchasing,Market street ${index},Ulm,,89${100 + index},Germany,+49 731 ${100_000 + index},`;
  });
  return [heading, ...rows];
}

function surname(index: number): string {
  const names = ['Müller', 'Ågren', 'O’Neill', 'García', 'Nguyễn', 'Østergaard', 'Schmidt', 'Çelik', 'Kovács', 'Rossi'];
  return `${names[index % names.length]} ${String.fromCharCode(65 + (index % 26))}.`;
}

/** 60 products, some with long names and high prices. */
export function itemLines(): string[] {
  const heading = 'ProductID,ProductName,CategoryName,Supplier,QuantityPerUnit,UnitPrice,Discontinued';
  const rows = Array.from({ length: 60 }, (_, index) => {
    const name =
      index % 9 === 0 ? `Extra-strong archive folder with reinforced spine, A4, ${index} mm` : `Folder no. ${index}`;
    const price = index % 10 === 0 ? 123_456.78 : 4.5 + index;
    return `ART-${100 + index},"${name}",Office supplies,Leitz,box of ${index + 1},${price},${index % 20 === 19 ? 1 : 0}`;
  });
  return [heading, ...rows];
}

/** Orders of one to four lines, the oldest half a year back, the newest of today. */
export function orderLines(first: number, orders: number): string[] {
  const heading = 'OrderID,CustomerID,OrderDate,RequiredDate,Freight,ProductID,UnitPrice,Quantity,Discount';
  const rows = Array.from({ length: orders }, (_, order) => {
    const age = Math.round((orders - 1 - order) * 4.5);
    const head = `${7000 + first + order},C${1000 + (order % 12)},${day(-age)},${day(30 - age)},${order % 4 === 0 ? 12.5 : 0}`;
    return Array.from({ length: 1 + (order % 4) }, (_line, line) => {
      const item = (order * 3 + line * 10) % 60;
      return `${head},ART-${100 + item},${item % 10 === 0 ? 123_456.78 : 4.5 + item},${1 + (order % 9)},${line === 1 ? 0.05 : 0}`;
    });
  });
  return [heading, ...rows.flat()];
}

function day(offset: number): string {
  return new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
}

/** Orders in which every line is wrong in a way of its own. */
export function badOrders(): string[] {
  return [
    'OrderID,CustomerID,OrderDate,RequiredDate,Freight,ProductID,UnitPrice,Quantity,Discount',
    '1,C1000,2026-02-30,2026-03-30,0,,10,1,0',
    '2,NOBODY,2026-02-20,2026-03-30,0,,10,1,0',
    '3,C1000,2026-02-20,2026-03-30,0,,ten,1,0',
    '4,C1000,2026-02-20,2026-03-30,0,ART-NONE,10,1,0',
    '5,C1000,2026-02-20,2026-03-30,0,,10,1,7',
    '6,C1000,2026-02-20,2026-01-30,0,,10,1,0',
    '7,C1000,2026-02-20',
  ];
}
