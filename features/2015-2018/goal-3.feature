# language: sv
Egenskap: Mål 3, 2015-2018: nöjda kunder
  ”Kundnöjdheten i hemtjänst, särskilt boende, funktionshinderomsorg, socialtjänst och kultur och fritid är minst 93
  procent.”

  Målet räknar upp fem områden. Regeln läser det så att vart och ett av dem ska nå 93 procent. Ett genomsnitt duger inte:
  då kunde ett område där nästan alla är nöjda dölja ett där många inte är det. För varje område gäller den senaste
  mätningen i perioden. Inget avrundas: 92,9 är inte 93, och det är inte 92,95 heller.

  Delvis uppfyllt är målet när minst ett av områdena når dit men inte alla. Det är en tolkning, inte fullmäktiges ord.

  Ingen kundnöjdhet för de fem områdena har hittats publicerad. Alla siffror här är påhittade exempel.

  Bakgrund:
    Givet mål 3 i perioden 2015-2018, med orden "Kundnöjdheten i hemtjänst, särskilt boende, funktionshinderomsorg, socialtjänst och kultur och fritid är minst 93 procent."

  Scenario: Tolkningarna står i regeln och visas med bedömningen
    Givet tolkningen "Vart och ett av de fem områdena ska nå 93 procent; ett genomsnitt av dem räknas inte."
    Och tolkningen "För varje område gäller den senaste mätningen i perioden fram till bokslutet."
    Och tolkningen "Inget avrundas: 92,9 procent är inte 93 procent."
    Och tolkningen "Målet är delvis uppfyllt när minst ett område men inte alla når 93 procent."
    När målet bedöms vid bokslutet 2018
    Så säger redovisningen "ett genomsnitt av dem räknas inte"

  Regel: Vart och ett av de fem områdena ska nå 93 procent

    Abstrakt Scenario: Gränsen går vid 93 utan avrundning
      Givet att kundnöjdhet år 2018 är:
        | område                | värde   |
        | hemtjänst             | <värde> |
        | särskilt boende       | 95,0    |
        | funktionshinderomsorg | 95,0    |
        | socialtjänst          | 95,0    |
        | kultur och fritid     | 95,0    |
      När målet bedöms vid bokslutet 2018
      Så är området hemtjänst <område>
      Och är bedömningen <bedömning>
      Och är marginalen <marginal> procentenheter

      Exempel:
        | värde  | område        | bedömning       | marginal |
        | 92,9   | inte uppfyllt | delvis uppfyllt | -0,1     |
        | 92,95  | inte uppfyllt | delvis uppfyllt | -0,05    |
        | 93     | uppfyllt      | uppfyllt        | 0        |
        | 93,0   | uppfyllt      | uppfyllt        | 0        |
        | 93,0 % | uppfyllt      | uppfyllt        | 0        |
        | 93,1   | uppfyllt      | uppfyllt        | 0,1      |
        | 100    | uppfyllt      | uppfyllt        | 2        |
        | 0      | inte uppfyllt | delvis uppfyllt | -93      |

    Abstrakt Scenario: Alla, några eller inget av områdena
      Givet att kundnöjdhet år 2018 är:
        | område                | värde |
        | hemtjänst             | <ht>  |
        | särskilt boende       | <sb>  |
        | funktionshinderomsorg | <fo>  |
        | socialtjänst          | <st>  |
        | kultur och fritid     | <kf>  |
      När målet bedöms vid bokslutet 2018
      Så är bedömningen <bedömning>

      Exempel:
        | ht   | sb   | fo   | st   | kf   | bedömning       |
        | 93,0 | 93,0 | 93,0 | 93,0 | 93,0 | uppfyllt        |
        | 93,0 | 93,0 | 93,0 | 93,0 | 92,9 | delvis uppfyllt |
        | 93,0 | 92,9 | 92,9 | 92,9 | 92,9 | delvis uppfyllt |
        | 92,9 | 92,9 | 92,9 | 92,9 | 92,9 | inte uppfyllt   |

    Scenario: Ett högt genomsnitt räcker inte
      # De fem ger 98,4 i genomsnitt.
      Givet att kundnöjdhet år 2018 är:
        | område                | värde |
        | hemtjänst             | 100,0 |
        | särskilt boende       | 100,0 |
        | funktionshinderomsorg | 100,0 |
        | socialtjänst          | 92,0  |
        | kultur och fritid     | 100,0 |
      När målet bedöms vid bokslutet 2018
      Så är målet delvis uppfyllt
      Och är området socialtjänst inte uppfyllt
      Och är området kultur och fritid uppfyllt
      # Det område som har längst kvar visas för hela målet.
      Och är utfallet 92,0 procent och kravet minst 93
      Och är marginalen -1 procentenhet
      Och säger motiveringen "Fyra av fem områden når dit"

  Regel: Den senaste mätningen i perioden gäller

    Scenario: En nyare mätning går före en äldre
      Givet att kundnöjdhet är:
        | område                | år   | värde |
        | hemtjänst             | 2016 | 95,0  |
        | hemtjänst             | 2018 | 92,0  |
        | särskilt boende       | 2018 | 95,0  |
        | funktionshinderomsorg | 2018 | 95,0  |
        | socialtjänst          | 2018 | 95,0  |
        | kultur och fritid     | 2018 | 95,0  |
      När målet bedöms vid bokslutet 2018
      Så är området hemtjänst inte uppfyllt

    Scenario: En äldre mätning i perioden gäller när det inte finns någon nyare, och det sägs
      Givet att kundnöjdhet är:
        | område                | år   | värde |
        | hemtjänst             | 2016 | 95,0  |
        | särskilt boende       | 2018 | 95,0  |
        | funktionshinderomsorg | 2018 | 95,0  |
        | socialtjänst          | 2018 | 95,0  |
        | kultur och fritid     | 2018 | 95,0  |
      När målet bedöms vid bokslutet 2018
      Så är målet uppfyllt
      Och varnas det: "hemtjänst: den senaste mätningen är från 2016, inte 2018."

    Scenario: En mätning före perioden räknas inte
      Givet att kundnöjdhet i hemtjänst är 99,0 procent år 2014
      När målet bedöms vid bokslutet 2018
      Så kan området hemtjänst inte bedömas

    Scenario: Vid halvårsbokslutet räknas halvårets mätning
      Givet att kundnöjdhet är:
        | område                | period  | värde |
        | hemtjänst             | 2016-H1 | 93,0  |
        | särskilt boende       | 2016-H1 | 93,0  |
        | funktionshinderomsorg | 2016-H1 | 93,0  |
        | socialtjänst          | 2016-H1 | 93,0  |
        | kultur och fritid     | 2016-H1 | 93,0  |
      När målet bedöms vid bokslutet 2016-H1
      Så är målet uppfyllt

  Regel: Ett område utan värde lämnar målet öppet bara om det kan ändra bedömningen

    Abstrakt Scenario: Fyra kända områden och ett som saknas
      # Nås 93 procent i något område och missas i ett annat är målet delvis uppfyllt vad det saknade än är.
      Givet att kundnöjdhet år 2018 är:
        | område                | värde |
        | hemtjänst             | <ht>  |
        | särskilt boende       | <sb>  |
        | funktionshinderomsorg | <fo>  |
        | socialtjänst          | <st>  |
      Och att kundnöjdhet i kultur och fritid saknas år 2018
      När målet bedöms vid bokslutet 2018
      Så är bedömningen <bedömning>
      Och är de möjliga bedömningarna <möjliga>

      Exempel:
        | ht   | sb   | fo   | st   | bedömning        | möjliga                           |
        | 95,0 | 95,0 | 95,0 | 95,0 | kan inte bedömas | uppfyllt och delvis uppfyllt      |
        | 95,0 | 95,0 | 95,0 | 90,0 | delvis uppfyllt  | delvis uppfyllt                   |
        | 90,0 | 90,0 | 90,0 | 90,0 | kan inte bedömas | delvis uppfyllt och inte uppfyllt |

    Scenario: Ett saknat område som inte kan ändra bedömningen nämns ändå
      Givet att kundnöjdhet år 2018 är:
        | område                | värde |
        | hemtjänst             | 95,0  |
        | särskilt boende       | 90,0  |
        | funktionshinderomsorg | 95,0  |
        | socialtjänst          | 95,0  |
      Och att kundnöjdhet i kultur och fritid saknas år 2018
      När målet bedöms vid bokslutet 2018
      Så är målet delvis uppfyllt
      Och ändrar det inget att kundnöjdhet i kultur och fritid saknas åren 2015-2018

    Scenario: Det sägs vad det saknade området måste nå
      Givet att kundnöjdhet år 2018 är:
        | område                | värde |
        | hemtjänst             | 95,0  |
        | särskilt boende       | 95,0  |
        | funktionshinderomsorg | 95,0  |
        | socialtjänst          | 95,0  |
      När målet bedöms vid bokslutet 2018
      Så kan målet inte bedömas
      Och är orsaken att kundnöjdhet i kultur och fritid saknas åren 2015-2018
      Och krävs att kundnöjdhet i kultur och fritid är minst 93 åren 2015-2018
