# language: sv
Egenskap: Enköping, mål 1, 2019-2022: 90 procent positiva svar
  ”Målet är uppnått när de positiva svaren är 90 procent eller högre.”

  Samma mening står under två mål på sidan: att kunderna är delaktiga i planeringen och att de får ett gott bemötande.
  Regeln prövar båda, och ett genomsnitt av dem duger inte. Alla siffror här är påhittade exempel.

  Bakgrund:
    Givet mål 1 i mappen ".", med orden "Målet är uppnått när de positiva svaren är 90 procent eller högre."

  Scenario: Tolkningarna står i regeln och visas med bedömningen
    Givet tolkningen "Meningen står två gånger på sidan, under målet om delaktighet och under målet om bemötande. Här är den ett mål: båda ska nå 90 procent."
    Och tolkningen "De positiva svaren är andelen positiva svar i den senaste kundundersökningen i perioden; sidan säger inte hur ofta den görs."
    Och tolkningen "Inget avrundas: 89,9 procent är inte 90 procent."
    När målet bedöms vid bokslutet 2022
    Så säger redovisningen "Meningen står två gånger på sidan, under målet om delaktighet och under målet om bemötande. Här är den ett mål: båda ska nå 90 procent."

  Abstrakt Scenario: Gränsen går vid 90 procent, för båda
    Givet att positiva svar år 2020 är:
      | område      | värde         |
      | delaktighet | <delaktighet> |
      | bemötande   | <bemötande>   |
    När målet bedöms vid bokslutet 2020
    Så är bedömningen <bedömning>
    Och är marginalen <marginal> procentenheter

    Exempel:
      | delaktighet | bemötande | bedömning     | marginal |
      | 90,1        | 96,0      | uppfyllt      | 0,1      |
      | 90,0        | 96,0      | uppfyllt      | 0        |
      | 89,9        | 96,0      | inte uppfyllt | -0,1     |
      | 96,0        | 89,95     | inte uppfyllt | -0,05    |

  Scenario: Ett högt genomsnitt räcker inte
    # De två ger 92 i genomsnitt.
    Givet att positiva svar år 2020 är:
      | område      | värde |
      | delaktighet | 86,0  |
      | bemötande   | 98,0  |
    När målet bedöms vid bokslutet 2020
    Så är målet inte uppfyllt
    Och är området delaktighet inte uppfyllt
    Och är området bemötande uppfyllt

  Scenario: En fråga utan svar lämnar målet öppet när den andra når dit
    Givet att positiva svar i delaktighet är 92,0 procent år 2020
    När målet bedöms vid bokslutet 2020
    Så kan målet inte bedömas
    Och är orsaken att positiva-svar i bemötande saknas åren 2019-2020
    Och krävs att positiva-svar i bemötande är minst 90 åren 2019-2020

  Scenario: En fråga som missats avgör fast den andra saknas
    Givet att positiva svar i delaktighet är 86,0 procent år 2020
    När målet bedöms vid bokslutet 2020
    Så är målet inte uppfyllt
