# language: sv
Egenskap: Mål 2, 2020-2023: service i toppklass
  ”Service i toppklass”

  Källan bryts mitt i det här målet: efter det tredje målområdet slutar den sparade sidan. Fler målområden kan finnas, och
  fler mål. Det går inte att låtsas om något annat, så varje redovisning av målet säger att källan bryts.

  Det som går att läsa nämner inget mått. Målet avgörs därför av en dokumenterad bedömning, liksom de tre målområden som är
  kända. De visas bredvid och avgör inte målet. Vad delvis uppfyllt skulle betyda säger varken källan eller regeln, så det
  svaret tas inte emot.

  Alla bedömningar och dokument här är påhittade exempel.

  Bakgrund:
    Givet mål 2 i perioden 2020-2023, med orden "Service i toppklass"

  Scenario: Fullmäktiges ord och tolkningarna står i regeln
    Givet fullmäktiges ord "I Vetlanda kommun ska alla verksamheter sträva efter att leverera tjänster och service på allra högsta nivå."
    Och fullmäktiges ord "Bättre omsorgsverksamhet."
    Och fullmäktiges ord "Bättre skola/utbildning."
    Och fullmäktiges ord "Bättre tjänster inom kommunens kultur- och fritidssektor."
    Och tolkningen "Källan nämner inget mått på service i toppklass. Målet kan bara bedömas av någon som får ansvara för bedömningen, med dokument."
    Och tolkningen "Källan bryts efter det tredje målområdet; fler områden kan finnas. Målområdenas bedömningar visas bredvid och avgör inte målet."
    När målet bedöms vid bokslutet 2021
    Så säger redovisningen "fler områden kan finnas"

  Regel: Varje redovisning säger att källan bryts

    Scenario: Källan bryts i målet
      När målet bedöms vid bokslutet 2021
      Så säger redovisningen "Källan bryts i målet"
      Och säger redovisningen "mål 3 och senare är okända"

    Scenario: Det sägs också när målet är bedömt
      Givet att mål 2 bedömts som uppfyllt 2021 av kommunstyrelsen enligt "Årsredovisning 2021"
      När målet bedöms vid bokslutet 2021
      Så är målet uppfyllt
      Och säger redovisningen "Källan bryts i målet"

  Regel: En dokumenterad bedömning avgör

    Scenario: Utan bedömning kan målet inte bedömas
      När målet bedöms vid bokslutet 2021
      Så kan målet inte bedömas
      Och är de möjliga bedömningarna uppfyllt och inte uppfyllt
      Och är orsaken att mål 2 saknar bedömning 2021

    Abstrakt Scenario: Bedömningen gäller som den skrevs
      Givet att mål 2 bedömts som <svar> 2021 av kommunstyrelsen enligt "Årsredovisning 2021"
      När målet bedöms vid bokslutet 2021
      Så är bedömningen <svar>

      Exempel:
        | svar             |
        | uppfyllt         |
        | inte uppfyllt    |
        | kan inte bedömas |

    Scenario: Delvis uppfyllt tas inte emot
      Givet att mål 2 bedömts som delvis uppfyllt 2021 av kommunstyrelsen enligt "Årsredovisning 2021"
      När målet bedöms vid bokslutet 2021
      Så avvisas underlaget: "regeln säger inte vad delvis betyder"

  Regel: Målområdena avgör inte målet

    Scenario: Ett bedömt målområde visas bredvid
      Givet att målområdet bättre-skola bedömts som inte uppfyllt 2021 av barn- och utbildningsnämnden enligt "Årsredovisning 2021"
      När målet bedöms vid bokslutet 2021
      Så är målområdet bättre-skola inte uppfyllt
      Och kan målområdet bättre-omsorgsverksamhet inte bedömas
      Och kan målområdet bättre-kultur-och-fritid inte bedömas
      Och kan målet inte bedömas

    Scenario: Alla kända målområden uppfyllda uppfyller inte målet
      Givet att målområdet bättre-skola bedömts som uppfyllt 2021 av barn- och utbildningsnämnden enligt "Årsredovisning 2021"
      Och att målområdet bättre-omsorgsverksamhet bedömts som uppfyllt 2021 av vård- och omsorgsnämnden enligt "Årsredovisning 2021"
      Och att målområdet bättre-kultur-och-fritid bedömts som uppfyllt 2021 av kultur- och fritidsnämnden enligt "Årsredovisning 2021"
      När målet bedöms vid bokslutet 2021
      Så är målområdet bättre-skola uppfyllt
      Och kan målet inte bedömas

    Scenario: Målet kan vara uppfyllt fast ett målområde inte är det
      Givet att mål 2 bedömts som uppfyllt 2021 av kommunstyrelsen enligt "Årsredovisning 2021"
      Och att målområdet bättre-skola bedömts som inte uppfyllt 2021 av barn- och utbildningsnämnden enligt "Årsredovisning 2021"
      När målet bedöms vid bokslutet 2021
      Så är målet uppfyllt
      Och är målområdet bättre-skola inte uppfyllt

  Regel: Varje mål finns bara så långt som källan går

    Scenario: Mål 3 är okänt
      När mål 3 bedöms vid bokslutet 2021
      Så avvisas frågan: "perioden 2020-2023 har inget mål `3`"
