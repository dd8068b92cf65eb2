# language: sv
Egenskap: Bromölla, mål 3, 2015-2018: fler ska känna sig trygga
  ”Andelen medborgare i kommunen som känner sig trygga ska öka enligt nöjd regionindex i medborgarundersökningen.”

  Meningen säger ”andelen” men namnger ett index. En andel och ett index kan röra sig åt olika håll, så regeln måste
  välja, och den väljer det mått som meningen namnger. Alla siffror här är påhittade exempel.

  Bakgrund:
    Givet mål 3 i mappen ".", med orden "Andelen medborgare i kommunen som känner sig trygga ska öka enligt nöjd regionindex i medborgarundersökningen."

  Scenario: Tolkningarna står i regeln och visas med bedömningen
    Givet tolkningen "Meningen talar om en andel men pekar på ett index. Indexet för trygghet i medborgarundersökningen avgör; någon andel räknas inte."
    Och tolkningen "Utgångsvärdet är mätningen 2014; den senaste mätningen i perioden ska vara högre. Mätningen görs vartannat år."
    Och tolkningen "Lika högt är ingen ökning. Källan säger inget om delvis uppfyllt."
    När målet bedöms vid bokslutet 2018
    Så säger redovisningen "Meningen talar om en andel men pekar på ett index. Indexet för trygghet i medborgarundersökningen avgör; någon andel räknas inte."

  Abstrakt Scenario: Gränsen går mellan samma index och ett steg högre
    Givet att trygghet är 55 år 2014
    Och att trygghet är <index> år 2016
    När målet bedöms vid bokslutet 2016
    Så är bedömningen <bedömning>
    Och är marginalen <marginal> enheter

    Exempel:
      | index | bedömning     | marginal |
      | 57    | uppfyllt      | 1        |
      | 56    | uppfyllt      | 0        |
      | 55    | inte uppfyllt | -1       |
      | 54    | inte uppfyllt | -2       |

  Scenario: En mätning med för få svar lämnar målet öppet
    Givet att trygghet är 55 år 2014
    Och att trygghet saknas på grund av bortfall år 2016
    När målet bedöms vid bokslutet 2016
    Så kan målet inte bedömas
    Och är orsaken att trygghet saknas på grund av bortfall år 2016
    Och krävs att trygghet är minst 56 år 2016

  Scenario: Från högsta betyg går det inte att öka
    # Hundra är skalans topp: vad en mätning än visat hade den inte varit högre.
    Givet att trygghet är 100 år 2014
    När målet bedöms vid bokslutet 2018
    Så är målet inte uppfyllt
    Och ändrar det inget att trygghet saknas åren 2015-2018
