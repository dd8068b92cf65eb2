# language: sv
Egenskap: Revideringar, 2015-2018
  Publicerad statistik ändras. Den som granskar en bedömning i efterhand måste kunna se vad som var känt när den gjordes.
  Därför kan en uppgift ha en publiceringsdag, och en bedömning kan göras med det som var publicerat en viss dag. Samma
  fråga med samma dag ger samma svar för alltid.

  Av flera publicerade värden för samma sak gäller det som publicerats sist, och redovisningen nämner det som ersatts. Två
  olika värden utan olika publiceringsdagar är en motsägelse: ingen av raderna vinner, underlaget avvisas och båda
  ställena nämns. Samma värde två gånger är en enda uppgift.

  Alla siffror och publiceringsdagar här är påhittade exempel.

  Bakgrund:
    Givet mål 1 i perioden 2015-2018, med orden "Inflyttningen till Vetlanda kommun ska öka varje år."

  Regel: Det som publicerats sist gäller

    Scenario: Ett reviderat värde ersätter det förra, och det syns
      Givet att inflyttade är 1 300 år 2014
      Och att inflyttade är 1 290 år 2015, publicerat 2016-02-21
      Och att inflyttade är 1 312 år 2015, publicerat 2016-05-10
      När målet bedöms vid bokslutet 2015
      Så är målet uppfyllt
      Och är utfallet 1 312 personer och kravet mer än 1 300
      Och säger redovisningen "publicerad 2016-05-10; ersätter"

    Scenario: Ordningen på raderna spelar ingen roll
      Givet att inflyttade är 1 312 år 2015, publicerat 2016-05-10
      Och att inflyttade är 1 290 år 2015, publicerat 2016-02-21
      Och att inflyttade är 1 300 år 2014
      När målet bedöms vid bokslutet 2015
      Så är målet uppfyllt

    Scenario: Ett värde som dragits tillbaka är okänt
      Givet fakta:
        | indikator  | år   | värde | publicerad |
        | inflyttade | 2014 | 1 300 | 2015-02-21 |
        | inflyttade | 2015 | 1 312 | 2016-02-21 |
        | inflyttade | 2015 | ..    | 2016-05-10 |
      När målet bedöms vid bokslutet 2015
      Så kan målet inte bedömas
      Och är orsaken att inflyttade saknas på grund av sekretess år 2015

    Scenario: Ett slutligt värde ersätter det preliminära
      Givet fakta:
        | indikator  | år   | värde | status     | publicerad |
        | inflyttade | 2014 | 1 300 | slutlig    | 2015-02-21 |
        | inflyttade | 2015 | 1 312 | preliminär | 2016-01-20 |
        | inflyttade | 2015 | 1 290 | slutlig    | 2016-02-21 |
      När målet bedöms vid bokslutet 2015
      Så är målet inte uppfyllt
      Och är utfallet 1 290 personer och kravet mer än 1 300

  Regel: Med det som var publicerat en viss dag

    Abstrakt Scenario: Svaret beror på vad som var känt
      Givet fakta:
        | indikator  | år   | värde | publicerad |
        | inflyttade | 2014 | 1 300 | 2015-02-21 |
        | inflyttade | 2015 | 1 290 | 2016-02-21 |
        | inflyttade | 2015 | 1 312 | 2016-05-10 |
      När målet bedöms vid bokslutet 2015 med det som var publicerat <dag>
      Så är bedömningen <bedömning>

      Exempel:
        | dag        | bedömning        |
        | 2015-02-20 | kan inte bedömas |
        | 2016-02-20 | kan inte bedömas |
        | 2016-02-21 | inte uppfyllt    |
        | 2016-05-09 | inte uppfyllt    |
        | 2016-05-10 | uppfyllt         |
        | 2026-01-01 | uppfyllt         |

    Scenario: Ett värde utan publiceringsdag räknas, och det sägs
      Givet att inflyttade är 1 300 år 2014
      Och att inflyttade är 1 312 år 2015, publicerat 2016-02-21
      När målet bedöms vid bokslutet 2015 med det som var publicerat 2016-03-01
      Så är målet uppfyllt
      Och varnas det: "Publiceringsdagen är okänd för"

    Scenario: Redovisningen säger vilken dag som gäller
      Givet att inflyttade är 1 300 år 2014, publicerat 2015-02-21
      När målet bedöms vid bokslutet 2015 med det som var publicerat 2016-03-01
      Så säger redovisningen "med det som var publicerat 2016-03-01"

  Regel: Två olika värden för samma sak är en motsägelse

    Scenario: Ingen av raderna har publiceringsdag
      Givet att inflyttade är 1 312 år 2015
      Och att inflyttade är 1 321 år 2015
      När målet bedöms vid bokslutet 2015
      Så avvisas underlaget: "raderna har samma publiceringsdag eller ingen"
      Och avvisas underlaget: "har två värden, `1312` (revideringar.feature:"
      Och avvisas underlaget: " och `1321` (revideringar.feature:"

    Scenario: Båda raderna har samma publiceringsdag
      Givet att inflyttade är 1 312 år 2015, publicerat 2016-02-21
      Och att inflyttade är 1 321 år 2015, publicerat 2016-02-21
      När målet bedöms vid bokslutet 2015
      Så avvisas underlaget: "raderna har samma publiceringsdag eller ingen"

    Scenario: Bara den ena raden har publiceringsdag
      Givet att inflyttade är 1 312 år 2015
      Och att inflyttade är 1 321 år 2015, publicerat 2016-02-21
      När målet bedöms vid bokslutet 2015
      Så avvisas underlaget: "bara den ena raden säger när den publicerades"

    Scenario: Ett värde och ett saknas är också en motsägelse
      Givet att inflyttade är 1 312 år 2015
      Och att inflyttade saknas på grund av sekretess år 2015
      När målet bedöms vid bokslutet 2015
      Så avvisas underlaget: "har två värden"

    Scenario: Samma värde två gånger är en enda uppgift
      Givet att inflyttade är 1 300 år 2014
      Och att inflyttade är 1 312 år 2015
      Och att inflyttade är 1312 år 2015
      När målet bedöms vid bokslutet 2015
      Så är målet uppfyllt

    Scenario: En annan stavning skapar ingen ny uppgift
      Givet fakta:
        | indikator   | kommun   | område    | år   | värde |
        | kundnöjdhet | Vetlanda | hemtjänst | 2018 | 94,0  |
        | Kundnojdhet | 0685     | HEMTJÄNST | 2018 | 92,0  |
      När mål 3 bedöms vid bokslutet 2018
      Så avvisas underlaget: "har två värden"
