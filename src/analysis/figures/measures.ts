/** Units of measure and of money. */

/** A unit's plural name, and what it measures where the grammar must know. */
export interface Measure {
  readonly name: string;
  readonly of: 'length' | 'other' | 'temperature';
}

const group = (of: Measure['of'], list: string): [string, Measure][] =>
  list
    .trim()
    .split(';')
    .flatMap((entry) => {
      const forms = entry.trim().split(/\s+/);
      return forms.map((form): [string, Measure] => [form, { name: forms[0], of }]);
    });

/** The first word of each entry is the unit's name. */
export const MEASURES: ReadonlyMap<string, Measure> = new Map([
  ...group(
    'length',
    `km kms kilometer kilometers kilometre kilometres; meters m meter metre metres; cm centimeter centimeters centimetre
     centimetres; mm millimeter millimeters millimetre millimetres; dm decimeter decimeters; miles mile mi; feet foot ft; inches inch;
     yards yard yd yds; furlongs furlong; picometers picometer; micrometers micrometer micrometre`,
  ),
  ...group(
    'other',
    `acres acre; hectares hectare ha; km2 sqm sqft; kg kgs kilogram kilograms kilo kilos kilogramme kilogrammes; grams g gram
     gramme grammes; mg milligram milligrams; micrograms microgram microgrammes mcg μg µg; tonnes tonne ton tons; pounds pound lb lbs;
     ounces ounce oz; stone; carats carat; liters l liter litre litres; ml milliliter milliliters millilitre millilitres;
     gallons gallon; barrels barrel; bushels bushel; pints pint; quarts quart; cups cup; tablespoons tablespoon tbsp;
     teaspoons teaspoon tsp; watts watt; kilowatts kilowatt kw; megawatts megawatt mw; gigawatts gigawatt gw; terawatts terawatt;
     kwh; mwh; gwh; twh; volts volt; amps amp; hertz hz; khz; mhz; ghz; decibels decibel db; calories calorie; kcal; joules joule;
     horsepower hp bhp; mph; kph kmph kmh; knots knot; bytes byte; kb kilobytes; mb megabytes megabyte; gb gigabytes gigabyte; tb terabytes
     terabyte; bits bit; mbps; gbps; pixels pixel; megapixels megapixel; rpm; drachma; rad radians; turns; psi; pascals; ppm; ppb`,
  ),
  ...group('temperature', 'degrees degree deg; celsius celcius centigrade centigrate; fahrenheit farenheit'),
]);

const iso = (list: string): [string, string][] =>
  list
    .trim()
    .split(';')
    .flatMap((entry) => {
      const [code, ...forms] = entry.trim().split(/\s+/);
      return forms.map((form): [string, string] => [form, code]);
    });

/** Words for money behind an amount, with their ISO 4217 code; cents and pence have none. */
export const CURRENCY_WORDS: ReadonlyMap<string, string> = new Map([
  ...iso(`USD dollars dollar usd bucks; EUR euros euro eur; GBP pounds pound gbp sterling quid; JPY yen jpy; CNY yuan renminbi rmb cny 元;
    INR rupees rupee inr rs; RUB rubles ruble roubles rouble rub; KRW won krw; CHF francs franc chf; MXN pesos peso mxn; BRL reais
    real brl; ZAR rand zar; TRY lira liras try; UAH hryvnia hryvnias uah; PLN zloty zlotys pln; SEK kronor krona sek; NOK kroner krone
    nok; DKK dkk; IDR rupiah idr; THB baht thb; VND dong vnd; NGN naira ngn; KES shillings shilling kes; EGP egp; ILS shekels shekel
    ils; IRR rials rial irr tomans; SAR riyals riyal sar; AED dirhams dirham aed; AFN afghanis afn; PKR pkr; MYR ringgit
    myr; PHP php; HUF forints forint huf; CZK koruna czk; AUD aud; CAD cad; NZD nzd; HKD hkd; SGD sgd; BTC bitcoin bitcoins btc;
    ETH ether eth; XBT satoshis; ITL lire; DEM marks; ESP pesetas peseta; FIM markka; NLG guilders guilder; GEL lari; ARS ars; KWD dinars dinar`),
  ...iso('cents cents cent; pence pence penny p; '),
]);

/** Signs of money, with their ISO 4217 code. */
export const CURRENCY_SIGNS: ReadonlyMap<number, string> = new Map(
  '$ USD;£ GBP;€ EUR;¥ JPY;₹ INR;₽ RUB;₩ KRW;₪ ILS;₦ NGN;₫ VND;₱ PHP;₺ TRY;₴ UAH;฿ THB;₡ CRC;₾ GEL;₭ LAK;₿ BTC;₸ KZT;₵ GHS;¢ cents'
    .split(';')
    .map((pair): [number, string] => [pair.charCodeAt(0), pair.slice(2)]),
);

/** What "$" means behind a country's letters ("A$", "US$"). */
export const DOLLARS: ReadonlyMap<string, string> = new Map([
  ['us', 'USD'],
  ['u.s.', 'USD'],
  ['usd', 'USD'],
  ['c', 'CAD'],
  ['ca', 'CAD'],
  ['cad', 'CAD'],
  ['a', 'AUD'],
  ['au', 'AUD'],
  ['aud', 'AUD'],
  ['nz', 'NZD'],
  ['nzd', 'NZD'],
  ['hk', 'HKD'],
  ['s', 'SGD'],
  ['r', 'BRL'],
  ['z', 'ZWL'],
  ['nt', 'TWD'],
  ['mex', 'MXN'],
  ['mxn', 'MXN'],
]);

/** What a nationality before a currency's word makes of it ("Canadian dollars"). */
export const NATIONAL: ReadonlyMap<string, string> = new Map([
  ['us', 'USD'],
  ['u.s.', 'USD'],
  ['american', 'USD'],
  ['canadian', 'CAD'],
  ['australian', 'AUD'],
  ['singapore', 'SGD'],
  ['british', 'GBP'],
  ['japanese', 'JPY'],
  ['chinese', 'CNY'],
  ['indian', 'INR'],
  ['pakistani', 'PKR'],
  ['swiss', 'CHF'],
  ['french', 'FRF'],
  ['mexican', 'MXN'],
  ['philippine', 'PHP'],
  ['turkish', 'TRY'],
  ['swedish', 'SEK'],
  ['norwegian', 'NOK'],
  ['danish', 'DKK'],
  ['egyptian', 'EGP'],
  ['syrian', 'SYP'],
  ['lebanese', 'LBP'],
  ['russian', 'RUB'],
  ['finnish', 'FIM'],
  ['dutch', 'NLG'],
  ['kenyan', 'KES'],
  ['iraqi', 'IQD'],
  ['iranian', 'IRR'],
]);
