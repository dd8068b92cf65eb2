# language: sv
Egenskap: Mål 1, 2023-2026: mat från grunden
  Målet är påhittat, och alla siffror här är påhittade exempel.

  Bakgrund:
    Givet mål 1 i mappen ".", med orden "Minst 90 procent av skolmaten ska lagas från grunden."

  Abstrakt Scenario: Gränsen går vid 90 procent
    Givet att lagat-från-grunden är <andel> procent år 2023
    När målet bedöms vid bokslutet 2023
    Så är bedömningen <bedömning>

    Exempel:
      | andel | bedömning     |
      | 89,9  | inte uppfyllt |
      | 95,0  | uppfyllt      |

  Scenario: Ett år utan siffra kan inte bedömas
    Givet att lagat-från-grunden är 95,0 procent år 2023
    När målet bedöms vid bokslutet 2024
    Så kan målet inte bedömas
