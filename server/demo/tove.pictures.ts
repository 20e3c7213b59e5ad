// The drawn pictures of Tove's steps: which file in pictures/ belongs to which step, and what is seen in it for whoever does not see it.
// pictures/draw.ts makes the files.

export type DemoPicture = { instruction: string; /** The step's place, 1 first. */ step: number; file: string; shows: string }

/** Instructions where every step has a picture, in order. */
const shown: Record<string, string[]> = {
  seizure: [
    'Ett finger trycker igång ett stoppur. Bredvid ligger Tove och en hjälpare talar lugnt till henne.',
    'Tove ligger på rygg på golvet. 1: En hand öppnar bältet över magen. 2: En hand skjuter in en kudde under huvudet.',
    'Elrullstolen står kvar på alla hjul. 1: Den är bromsad, ett hänglås. 2: Ryggstödet fälls bakåt med Tove, en hand håller om bakhuvudet. 3: Pumpen stängs av.',
    'Klockan visar 3 minuter. En hand tar röda påsen ur ett öppet skåp.',
    'Toves ansikte framifrån. En spruta utan nål förs in i mungipan, mellan tänderna och kinden, och trycks in. Klockan visar 5 minuter, en telefon 112.',
    'Tove ligger först på rygg. Två händer vid axel och höft rullar henne mot sig, på sidan, med övre knäet framåt.',
    'En hand skriver på ett papper. Överst på papperet en klocka. En pil går till en telefon med mamma Karin.',
    'En stor telefon med 112. Runt om: anfall i vatten, slag mot huvudet, blå läppar, och någon som är osäker.',
  ],
  choking: [
    'Tove sitter framåtlutad och hostar upp bitar. En hjälpare är nära, lugn, och väntar.',
    'Tove är blå om läpparna och lutas framåt över hjälparens arm. Hjälparen ropar på hjälp.',
    'Tove hänger framåt över en arm. Handloven slår mellan skulderbladen, med fingrarna uppåt, fem gånger.',
    'En hjälpare bakom Tove håller om henne och trycker inåt mitt på bröstet, fem gånger. Magen är överkryssad.',
    'Fem slag i ryggen, sedan fem tryck på bröstet, sedan om igen: pilar går runt.',
    'Ett finger trycker på högtalaren på en telefon som ringer 112.',
    'Tove ligger på rygg på golvet. En hjälpare trycker med raka armar rakt ned på bröstet, 30 gånger. I en ring: hjälparen blåser mun mot mun, 2 gånger.',
    'En läkare med stetoskop tittar på Toves mun och hals. Bredvid ett papper och en penna.',
  ],
  transfer: [
    'En hand visar en bild på lyften. Tove tittar uppåt: det är JA.',
    'Tove ligger på sidan i sängen. Två händer vid axel och knä rullar henne mot sig: pilar går runt kroppen, mot händerna.',
    '1: Tove ligger på sidan. Två händer för ned selen bakom ryggen, nedre kanten vid svanskotan. 2: Hon rullas tillbaka på rygg, på selen.',
    'Selens band går in under låren utifrån och korsas mellan benen. Slangen vid magen ligger fri.',
    'Tove i selen. Två händer hakar på: det korta bandet vid axeln, det långa vid benen.',
    'Fyra öglor på en bygel. En hand drar en ögla rakt nedåt. Alla fyra är kollade.',
    'Tove i selen på väg upp. B håller huvudet med båda händerna, A trycker upp på dosan.',
    'Tove sänks i rullstolen. En hand bakom drar i selens handtag bakåt mot ryggstödet.',
    'Två händer för ihop ett höftbälte över höften.',
    'En hand för ned foten på fotplattan.',
    'En hjälpare i ögonhöjd frågar. Tove tittar uppåt: det är JA.',
  ],
  pain: [
    'Fyra tecken: knäet dras upp, gråt utan tårar, hon biter sig i handen, hon vänder sig från skeden.',
    'Tove i sängen, sedd uppifrån, med siffror: 1 blöja, 2 veck vid höften, 3 ortos, 4 mage, 5 öra, 6 en binda med blod, 7 mun.',
    'Tove ligger först på rygg i sängen, sedan på sidan med en kudde bakom ryggen. Klockan visar 10 minuter.',
    'Sex ansikten från glad, 0, till gråtande, 10. Ett finger pekar på ett av dem.',
    'Skalan är fylld över 5. En pil går till Toves mage: läkemedlet ges i knappen med en spruta utan nål. Bredvid skrivs tiden på ett papper.',
    'Klockan har gått 60 minuter, eller termometern visar 38,5. Pilar går till en telefon med 1177.',
  ],
  lift: [
    'Tove hänger i selen. En hjälpare står bredvid, håller hennes hand och talar lugnt.',
    'Först är den röda nödstoppsknappen intryckt, och strömmen bruten. Sedan vrider en hand den medsols: knappen kommer ut, och strömmen är på.',
    'En hand drar ett rött snöre rakt nedåt från lyften. Tove sänks mot sängen.',
    'En telefon till hjälpmedelsjouren. Efter 10 minuter på klockan: telefon med 112.',
    'Nyckel 12 och en öppen dörr. En mobil lyft rullas ut ur förrådet.',
  ],
}

/** Instructions where only some steps have a picture: by the step's place. What is said or written, and calls, keep their symbols. */
const some: Record<string, Record<number, string>> = {
  medicine: {
    2: 'Toves mage med knappen. En hand håller en spruta med vatten i slangen, en annan trycker in: 20 ml.',
    3: 'Tre sprutor i tur och ordning till knappen: ett läkemedel, 5 ml vatten, nästa läkemedel. En spruta med två läkemedel är överkryssad.',
    4: 'Det är stopp vid knappen. En tunn pil: ett finger trycker försiktigt in vatten med sprutan. En tjock pil, hårt, är överkryssad. En pil går till en telefon med sjuksköterskan.',
    5: 'Tre tomma muggar är avbockade. En hand trycker in vatten i knappen med spruta: 30 ml.',
    7: 'Tove ligger på sidan och kräks. Klockan visar 20 minuter. Sprutan är överkryssad, en pil går till en telefon med sjuksköterskan.',
  },
  meal: {
    2: 'Tove sitter rakt i rullstolen med hakan lite ned. Bordet når henne till bröstet.',
    3: 'Toves mun är öppen. En hand lägger skeden, 5 ml, mitt på tungan. Bredvid: hon sväljer två gånger.',
    4: 'Fem skedar i rad, sedan tecknet för paus och Tove som är lugn med stängd mun.',
    5: 'Tre tecken: rosslar i halsen, hostar två gånger, röda ögon. Handen med skeden är överkryssad.',
    6: 'Tove sitter rakt i rullstolen. Klockan visar 30 minuter. Att ligga ned är överkryssat.',
  },
  button: {
    1: '1: En hand lägger en ren kompress över hålet i magen. 2: Kompressen är fasttejpad.',
    2: 'En hand lägger knappen i en påse. Att sätta tillbaka den i hålet är överkryssat.',
    5: 'Toves mage med kompress över hålet. Spruta, glas och sked är överkryssade.',
  },
  worried: {
    2: 'Lampan släcks. Radion som låter tystnar.',
    3: 'Tove i rullstolen. En hjälpare sitter lägre, en bit bort, med sidan mot henne. Att hålla fast hennes hand är överkryssat.',
    4: 'Tove biter sig i handen, sedan i bit-ringen i stället. Under: hon ligger under ett tyngdtäcke med huvudet fritt.',
  },
  morning: {
    2: 'Ett öga tittar på tre ställen där huden kan vara röd: höfterna, hälen och örat.',
    10: 'Det som ska i väskan: röd påse, blöja, sked, bit-ring, laddare och pass.',
  },
  evening: { 9: 'Tove ligger i sängen med tyngdtäcket över kroppen och huvudet fritt. Bredvid en not: musik.' },
  night: {
    1: 'Tre sängar sedda uppifrån. Klockan 00 ligger Tove på höger sida, 03 på rygg, 06 på vänster sida.',
    4: 'Sängen höjs. Två händer håller i glidlakanet under Tove och drar henne mot sig.',
    6: 'Tove ligger på sidan i sängen. En kudde läggs bakom ryggen och en mellan knäna. Fötterna ligger fria utanför kudden.',
    9: 'Sängens grind dras upp framför Tove. Larmet lyser grönt och hörs.',
  },
  mouth: {
    2: 'Tove sitter rakt i rullstolen med hakan lite ned när tandborsten kommer. Att ligga på rygg är överkryssat.',
    3: 'En tandborste med en klick tandkräm, lika stor som ett riskorn. En pil går ned i ett glas vatten.',
    4: '1: Borsten går fram och tillbaka på tändernas utsida. 2: Sedan insidan, med munnen öppen.',
    5: 'Ett finger med en fuktig kompress torkar mellan kinden och tänderna, ut ur munnen.',
  },
  shower: {
    1: 'En hand lägger mobilen på en hylla utanför badrummets dörr. En kamera därinne är överkryssad.',
    4: 'Duschstolen framifrån. Den som sitter där har badrock på och syns bara från axlarna och ned. Två hjälpare för ihop bältet över höften.',
    5: 'Vattnet rinner över hjälparens egen arm. Termometern visar 37 grader.',
  },
  toilet: { 6: 'Ett finger trycker på en röd fläck på höften. Bredvid två rutor. Fläcken är vit: det är bra. Fläcken är fortfarande röd: en pil till en telefon med sjuksköterskan.' },
  periods: { 5: 'En hand lägger en värmekudde nederst på magen. Platsen över knappen är överkryssad. I en ring: hjälparen känner kudden mot sin egen kind.' },
  standing: {
    2: 'Tove ligger på rygg. En hand på knäet, en vid foten: benet böjs och sträcks, fem gånger.',
    3: 'Benet ligger rakt. Fingrarna håller om hälen, och underarmen ligger mot fotsulan och trycker foten mot benet i 30 sekunder.',
    6: 'Tove i ståskalet framifrån med fyra band, nedifrån och upp: 1 fötter, 2 knän, 3 höft, 4 bröst. Knappen är fri.',
    7: 'Tove spänd i skalet reses i tre små steg, från liggande till stående. Blir hon svettig går en röd pil ned.',
  },
  orthoses: {
    2: 'En strumpa med veck är överkryssad. Bredvid en slät strumpa: en pil drar den uppåt.',
    3: 'Knäet är böjt. En hand trycker ned knäet, så att hälen kommer längst ned och bak i ortosen.',
    4: 'Ortosen på foten med tre band. 1, först: över vristen. Sedan 2 vid vaden och 3 vid tårna.',
    5: 'Ett finger får plats under bandet över vristen. Hälen sitter längst bak i ortosen.',
    6: '1: Handen ligger i handskenan med fingrarna raka. 2: En hand rätar ut tummen.',
    8: 'Efter 2 timmar är ortosen av. Ett förstoringsglas visar ett rött märke på hälen.',
  },
  computer: {
    3: 'Tove bakifrån. Skärmen står snett nedåt till vänster om henne.',
    5: 'Två rutor. Båda ögonen i rutan är rätt. Ett öga utanför är fel.',
  },
  choosing: {
    4: 'En hjälpare håller två bilder snett nedåt till vänster om Tove, en i varje hand: en mugg och en boll. Hon tittar ditåt.',
    7: 'Tove tittar på bollen, snett nedåt till vänster om henne. Den bilden är vald.',
    8: 'Bilderna har bytt hand, två pilar. De hålls kvar snett nedåt till vänster om Tove, och hon tittar dit.',
  },
  transport: {
    3: 'En buss från sidan. Rullstolen står vänd framåt, åt samma håll som föraren.',
    4: 'Rullstolen med fyra band från golvet till gula märken på ramen: 2 fram, 2 bak. Armstöd, hjul och fotplatta är överkryssade.',
    6: 'Att luta bakåt är överkryssat. Ryggen reses upp och en hand ställer nackstödet mot huvudet.',
    7: 'Tove i rullstolen framifrån. Bilens bälte går över axeln och höften, mot kroppen och innanför armstöden. Knappen är fri.',
    8: 'En hand drar i ett av rullstolens fyra band. De andra är avbockade.',
  },
  outing: { 2: 'Röda påsen läggs överst i stora väskan.' },
  visit: { 8: 'Tove är sömnig. Glas och sked är överkryssade. Spruta till knappen går bra.' },
  wheelchair: {
    1: 'Det är kväll. Rullstolens sladd sätts i väggen. Lampan lyser gult, sedan grönt.',
    5: 'En röd spak vid rullstolens hjul. En hand fäller den nedåt, på båda hjulen.',
  },
}

/** Where a step does the same as one that has a picture. */
const same: DemoPicture[] = [['night', 5], ['toilet', 3]].map(([instruction, step]) => ({ instruction: String(instruction), step: Number(step), file: 'transfer-2.webp', shows: shown.transfer![1]! }))

export const tovePictures: DemoPicture[] = [
  ...Object.entries({ ...shown, ...some }).flatMap(([instruction, texts]) =>
    (Array.isArray(texts) ? texts.map((shows, place): [number, string] => [place + 1, shows]) : Object.entries(texts))
      .map(([step, shows]) => ({ instruction, step: Number(step), file: `${instruction}-${step}.webp`, shows }))),
  ...same,
]
