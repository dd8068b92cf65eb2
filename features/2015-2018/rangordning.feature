# language: sv
Egenskap: Rangordning, 2015-2018
  Två av målen handlar om en plats bland andra: mål 4 om de tio bästa i landet och mål 5 om den bästa fjärdedelen av
  jämförbara kommuner. Platsen räknas som i tävlingar: ett plus antalet som är strikt bättre. Två som är lika delar plats,
  och nästa plats hoppas över, så att fyra deltagare kan få platserna 1, 2, 2 och 4.

  Den plats som räknas fram står alltid med antalet deltagare bredvid, för plats 19 betyder olika saker av 25 och av 290. Är ett
  värde okänt kan det ligga var som helst på skalan; platsen är då känd bara som en bästa och en sämsta.

  Alla siffror här är påhittade exempel, också de som bär riktiga kommuners namn.

  Bakgrund:
    Givet reglerna för perioden 2015-2018

  Regel: Lika värden delar plats, och nästa plats hoppas över

    Abstrakt Scenario: Fyra deltagare får platserna 1, 2, 2 och 4
      Givet kommunen <kommun>
      Och att nki-deltagare för Riket är 4 år 2018
      Och att nki-total år 2018 är:
        | kommun   | värde |
        | Eksjö    | 90    |
        | Vetlanda | 85    |
        | Nässjö   | 85    |
        | Tranås   | 80    |
      När mål 4 bedöms vid bokslutet 2018
      Så är placeringen <placering>

      Exempel:
        | kommun   | placering |
        | Eksjö    | 1 av 4    |
        | Vetlanda | 2 av 4    |
        | Nässjö   | 2 av 4    |
        | Tranås   | 4 av 4    |

    Abstrakt Scenario: Värdena jämförs som de är, utan avrundning
      Givet att nki-deltagare för Riket är 2 år 2018
      Och att nki-total för Eksjö är 80 år 2018
      Och att nki-total är <värde> år 2018
      När mål 4 bedöms vid bokslutet 2018
      Så är placeringen <placering>

      Exempel:
        | värde | placering |
        | 80,01 | 1 av 2    |
        | 80    | 1 av 2    |
        | 79,99 | 2 av 2    |

    Scenario: Riket är ingen deltagare
      Givet att nki-deltagare för Riket är 2 år 2018
      Och att nki-total år 2018 är:
        | kommun   | värde |
        | Riket    | 99    |
        | Vetlanda | 80    |
        | Eksjö    | 75    |
      När mål 4 bedöms vid bokslutet 2018
      Så är placeringen 1 av 2

  Regel: Ett okänt värde kan ligga var som helst på skalan

    Abstrakt Scenario: Det egna värdet saknas
      Givet att nki-deltagare för Riket är <antal> år 2018
      Och att nki-total år 2018 är:
        | kommun | värde |
        | Eksjö  | 90    |
        | Nässjö | 80    |
      När mål 4 bedöms vid bokslutet 2018
      Så är bedömningen <bedömning>
      Och är placeringen <placering>

      Exempel:
        | antal | placering | bedömning        |
        | 3     | 1 till 3  | uppfyllt         |
        | 10    | 1 till 10 | uppfyllt         |
        | 11    | 1 till 11 | kan inte bedömas |

    Scenario: Med tio deltagare är alla bland de tio bästa
      # Inget behöver vara känt utom hur många de är.
      Givet att nki-deltagare för Riket är 10 år 2018
      När mål 4 bedöms vid bokslutet 2018
      Så är målet uppfyllt
      Och ändrar det inget att nki-total saknas år 2018

    Scenario: Ingen kan vara bättre än skalans högsta värde
      Givet att nki-deltagare för Riket är 196 år 2018
      Och att nki-total är 100 år 2018
      När mål 4 bedöms vid bokslutet 2018
      Så är målet uppfyllt
      Och är placeringen 1 av 196

    Scenario: Det egna värde som räcker sägs när alla andras är kända
      Givet jämförelsegruppen "jämförbara kommuner" 2018: Eksjö, Nässjö och Tranås
      Och att hme-total är 99,0 år 2014
      Och att hme-total år 2018 är:
        | kommun   | värde |
        | Vetlanda | ..    |
        | Eksjö    | 82,0  |
        | Nässjö   | 79,0  |
        | Tranås   | 78,0  |
      När mål 5 bedöms vid bokslutet 2018
      Så kan målet inte bedömas
      Och krävs att hme-total är minst 82 år 2018

  Regel: De andras värden ska gälla samma tid som det egna

    Scenario: Ett annat års värde räknas som okänt
      Givet jämförelsegruppen "jämförbara kommuner" 2018: Eksjö
      Och att hme-total är 99,0 år 2014
      Och att hme-total är 80,0 år 2018
      Och att hme-total för Eksjö är 75,0 år 2017
      När mål 5 bedöms vid bokslutet 2018
      Så kan målet inte bedömas
      Och är placeringen 1 till 2
      Och är orsaken att hme-total för Eksjö saknas år 2018

    Scenario: En kommun utanför jämförelsegruppen räknas inte
      Givet jämförelsegruppen "jämförbara kommuner" 2018: Eksjö
      Och att hme-total år 2018 är:
        | kommun   | värde |
        | Vetlanda | 80,0  |
        | Eksjö    | 75,0  |
        | Nässjö   | 90,0  |
      När mål 5 bedöms vid bokslutet 2018
      Så är målet uppfyllt
      Och är placeringen 1 av 2

    Scenario: Samma medlem två gånger är en medlem
      Givet jämförelsegruppen "jämförbara kommuner" 2018: Eksjö, Nässjö och Eksjö
      Och att hme-total år 2018 är:
        | kommun   | värde |
        | Vetlanda | 80,0  |
        | Eksjö    | 75,0  |
        | Nässjö   | 70,0  |
      När mål 5 bedöms vid bokslutet 2018
      Så är placeringen 1 av 3
