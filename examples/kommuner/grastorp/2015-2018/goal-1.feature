# language: sv
Egenskap: Grästorp, mål 1, 2015-2018: arbetslösheten ska vara lägre än rikets
  ”Arbetslöshet relativt rikssnittet 6,4 % 7,8 %”

  Målet är ingen siffra utan en jämförelse: gränsen flyttar sig med riket varje år. De två talen i meningen, 6,4 och
  7,8, är källans. Alla andra siffror här är påhittade exempel.

  Bakgrund:
    Givet mål 1 i mappen ".", med orden "Arbetslöshet relativt rikssnittet 6,4 % 7,8 %"

  Scenario: Tolkningarna står i regeln och visas med bedömningen
    Givet tolkningen "Raden är celler i en tabell och har inget verb. Den läses som att arbetslösheten ska vara lägre än rikssnittet samma år."
    Och tolkningen "De två talen läses som kommunens värde, 6,4 procent, och rikets, 7,8 procent, 2015, efter årtalet i adressen; de är utfall och inte målvärden."
    Och tolkningen "Rikssnittet rör sig: varje år jämförs med rikets värde samma år. Precis lika är inte lägre."
    När målet bedöms vid bokslutet 2018
    Så säger redovisningen "Raden är celler i en tabell och har inget verb. Den läses som att arbetslösheten ska vara lägre än rikssnittet samma år."

  Abstrakt Scenario: Gränsen är rikets värde samma år
    Givet att arbetslöshet för Riket är <riket> procent år 2016
    Och att arbetslöshet är <kommunen> procent år 2016
    När målet bedöms vid bokslutet 2016
    Så är bedömningen <bedömning>
    Och är marginalen <marginal> procentenheter

    Exempel:
      | kommunen | riket | bedömning     | marginal |
      | 7,2      | 7,4   | uppfyllt      | 0,1      |
      | 7,3      | 7,4   | uppfyllt      | 0        |
      | 7,4      | 7,4   | inte uppfyllt | -0,1     |
      | 7,5      | 7,4   | inte uppfyllt | -0,2     |

  Scenario: Ur källan: 6,4 procent är lägre än rikets 7,8
    Givet att arbetslöshet är 6,4 procent år 2015 enligt "fernemo.se, Grastorp_2015"
    Och att arbetslöshet för Riket är 7,8 procent år 2015 enligt "fernemo.se, Grastorp_2015"
    När målet bedöms vid bokslutet 2015
    Så är målet uppfyllt
    Och är utfallet 6,4 procent och kravet mindre än 7,8

  Scenario: Rikets värde rör sig och kan ändra svaret
    # Kommunens arbetslöshet är densamma båda åren; det är riket som gått förbi.
    Givet att arbetslöshet är:
      | kommun   | år   | värde |
      | Grästorp | 2016 | 7,0   |
      | Riket    | 2016 | 7,4   |
      | Grästorp | 2017 | 7,0   |
      | Riket    | 2017 | 6,8   |
    När målet bedöms vid bokslutet 2017
    Så är målet inte uppfyllt

  Scenario: Utan rikets värde kan målet inte bedömas
    Givet att arbetslöshet är 6,4 procent år 2016
    Och att arbetslöshet för Riket är 7,8 procent år 2015
    När målet bedöms vid bokslutet 2016
    Så kan målet inte bedömas
    Och är orsaken att arbetslöshet för Riket saknas år 2016
    Och krävs att arbetslöshet för Riket är minst 6,5 år 2016

  Scenario: Utan kommunens värde kan målet inte bedömas
    Givet att arbetslöshet för Riket är 7,8 procent år 2015
    När målet bedöms vid bokslutet 2015
    Så kan målet inte bedömas
    Och är orsaken att arbetslöshet saknas år 2015
