# language: sv
Egenskap: Mål 2, 2015-2018: varje individs utveckling
  ”Varje individ har möjlighet att utifrån sina förutsättningar utvecklas på bästa sätt.”

  Källan nämner inget mått, och inget mått följer av orden: vad som är bästa sätt för en individ kan inte läsas ur en
  tabell. Att välja ett nyckeltal och låta det avgöra vore att skriva ett nytt mål. Därför avgörs målet bara av en
  dokumenterad bedömning: någon som får ansvara för den, i sin roll, i ett dokument som går att läsa.

  Programmet räknar aldrig fram svaret. Det ser till att bedömningen gäller rätt år, att den har ett dokument och att den
  visas med roll, dokument och skäl. Finns ingen bedömning är svaret att målet inte kan bedömas, aldrig att det missats.

  Alla bedömningar och dokument här är påhittade exempel.

  Bakgrund:
    Givet mål 2 i perioden 2015-2018, med orden "Varje individ har möjlighet att utifrån sina förutsättningar utvecklas på bästa sätt."

  Scenario: Tolkningarna står i regeln och visas med bedömningen
    Givet tolkningen "Källan nämner inget mått. Målet kan bara bedömas av någon som får ansvara för bedömningen, med dokument; inget nyckeltal avgör det."
    Och tolkningen "Bedömningen görs för det år (eller halvår) som bokslutet gäller; en äldre bedömning räknas inte."
    När målet bedöms vid bokslutet 2018
    Så säger redovisningen "Källan nämner inget mått."

  Regel: En dokumenterad bedömning avgör, och ingenting annat

    Scenario: Utan bedömning kan målet inte bedömas
      När målet bedöms vid bokslutet 2018
      Så kan målet inte bedömas
      Och är de möjliga bedömningarna uppfyllt, delvis uppfyllt och inte uppfyllt
      Och är orsaken att mål 2 saknar bedömning 2018

    Abstrakt Scenario: Bedömningen gäller som den skrevs
      Givet att mål 2 bedömts som <svar> 2018 av kommunstyrelsen enligt "Årsredovisning 2018, sidan 14"
      När målet bedöms vid bokslutet 2018
      Så är bedömningen <svar>

      Exempel:
        | svar             |
        | uppfyllt         |
        | delvis uppfyllt  |
        | inte uppfyllt    |
        | kan inte bedömas |

    Scenario: Roll, dokument och skäl visas med bedömningen
      Givet att mål 2 bedömts som delvis uppfyllt 2018 av kommunstyrelsen enligt "Årsredovisning 2018", med motiveringen "Nått i förskolan, inte i gymnasieskolan."
      När målet bedöms vid bokslutet 2018
      Så är målet delvis uppfyllt
      Och står i underlaget att bedömning i 2015-2018/2 är delvis uppfyllt 2018 enligt "Årsredovisning 2018"
      Och säger motiveringen "Bedömningen för 2018: delvis uppfyllt (kommunstyrelsen; dokument: Årsredovisning 2018)"
      Och säger motiveringen "Nått i förskolan, inte i gymnasieskolan."

    Scenario: Utan roll syns det att ingen roll är angiven
      Givet att mål 2 bedömts som uppfyllt 2018 enligt "Årsredovisning 2018"
      När målet bedöms vid bokslutet 2018
      Så är målet uppfyllt
      Och säger motiveringen "roll inte angiven"

    Scenario: Den som svarat att målet inte kan bedömas har svarat
      Givet att mål 2 bedömts som kan inte bedömas 2018 av kommunstyrelsen enligt "Årsredovisning 2018"
      När målet bedöms vid bokslutet 2018
      Så kan målet inte bedömas
      Och är orsaken att mål 2 saknar bedömning 2018
      Och säger motiveringen "Mål 2 kan inte bedömas för 2018, enligt den som bedömde."

    Scenario: Goda siffror avgör inte målet
      Givet att kundnöjdhet år 2018 är:
        | område                | värde |
        | hemtjänst             | 100,0 |
        | särskilt boende       | 100,0 |
        | funktionshinderomsorg | 100,0 |
        | socialtjänst          | 100,0 |
        | kultur och fritid     | 100,0 |
      När målen bedöms vid bokslutet 2018
      Så är mål 3 uppfyllt
      Men kan mål 2 inte bedömas

    Scenario: En bedömning utan dokument tas inte emot
      Givet att mål 2 bedömts som uppfyllt 2018 av kommunstyrelsen
      När målet bedöms vid bokslutet 2018
      Så avvisas underlaget: "en bedömning måste ha en källa. Skriv vilket dokument den står i."

    Scenario: Ett mål som avgörs av siffror kan inte ges en bedömning
      Givet att mål 1 bedömts som uppfyllt 2018 av kommunstyrelsen enligt "Årsredovisning 2018"
      När målet bedöms vid bokslutet 2018
      Så avvisas underlaget: "är inget mål som avgörs av en bedömning"

  Regel: Bedömningen ska gälla bokslutets år eller halvår

    Scenario: Förra årets bedömning räknas inte
      Givet att mål 2 bedömts som uppfyllt 2017 av kommunstyrelsen enligt "Årsredovisning 2017"
      När målet bedöms vid bokslutet 2018
      Så kan målet inte bedömas
      Och är orsaken att mål 2 saknar bedömning 2018

    Scenario: Halvårets bedömning gäller vid halvårsbokslutet
      Givet att mål 2 bedömts som delvis uppfyllt 2018-H1 av kommunstyrelsen enligt "Delårsrapport 2018"
      När målet bedöms vid bokslutet 2018-H1
      Så är målet delvis uppfyllt

    Scenario: Helårets bedömning finns inte än vid halvårsbokslutet
      Givet att mål 2 bedömts som uppfyllt 2018 av kommunstyrelsen enligt "Årsredovisning 2018"
      När målet bedöms vid bokslutet 2018-H1
      Så kan målet inte bedömas
      Och är orsaken att mål 2 saknar bedömning 2018-H1

    Scenario: Helårets bedömning gäller före halvårets
      Givet att mål 2 bedömts som inte uppfyllt 2018-H1 av kommunstyrelsen enligt "Delårsrapport 2018"
      Och att mål 2 bedömts som uppfyllt 2018 av kommunstyrelsen enligt "Årsredovisning 2018"
      När målet bedöms vid bokslutet 2018
      Så är målet uppfyllt

    Scenario: Två olika bedömningar av samma år är en motsägelse
      Givet att mål 2 bedömts som uppfyllt 2018 av kommunstyrelsen enligt "Årsredovisning 2018"
      Och att mål 2 bedömts som inte uppfyllt 2018 av revisorerna enligt "Revisionsberättelse 2018"
      När målet bedöms vid bokslutet 2018
      Så avvisas underlaget: "raderna har samma publiceringsdag eller ingen"

    Scenario: En bedömning som ändrats senare gäller i sin sista form
      Givet att mål 2 bedömts som uppfyllt 2018 av kommunstyrelsen enligt "Årsredovisning 2018", publicerat 2019-03-15
      Och att mål 2 bedömts som delvis uppfyllt 2018 av kommunfullmäktige enligt "Protokoll 2019-06-19", publicerat 2019-06-19
      När målet bedöms vid bokslutet 2018
      Så är målet delvis uppfyllt
