"""Words that a translation may rightly have no word for."""

from functools import cache

from transnews import alignment

# Besides `alignment.function_words`: pronouns, auxiliary and modal verbs, particles, adverbs of
# degree, and nouns that live in set phrases ("in order to", "em vez de").
_LIGHT = {
    "en": "i you he she it we they me him her us them my your his its our their mine yours ours "
    "theirs myself yourself himself herself itself ourselves themselves one ones this that these "
    "those there here who whom whose which what when where why how while if than then so too also "
    "just even only very much many more most less least such own other some any each every all "
    "both either neither be am is are was were been being have has had having do does did doing "
    "done will would shall should can could may might must ve ll re don didn doesn isn wasn got "
    "get gets getting go goes going gone not no nor never but because although though since until "
    "out up down off over away back about into onto around along through under above below "
    "between during before after against within without upon per cent percent let make makes made "
    "making take takes took taken put set well now still yet already again ever rather quite "
    "almost instead order part way kind sort lot",
    "pt": "eu tu ele ela nós vós eles elas você vocês me te se lhe lhes nos vos mim ti si meu "
    "minha meus minhas teu tua teus tuas seu sua seus suas nosso nossa nossos nossas dele dela "
    "deles delas este esta estes estas esse essa esses essas aquele aquela aqueles aquelas isto "
    "isso aquilo disto disso daquilo nisso neste nesta nestes nestas nesse nessa nesses nessas "
    "naquele naquela deste desta destes destas desse dessa desses dessas daquele daquela daqueles "
    "daquelas lo la los las que quem qual quais cujo cuja cujos cujas quando onde como porque "
    "porquê mais menos muito muita muitos muitas tão tanto também já ainda só apenas mesmo mesma "
    "mesmos mesmas outro outra outros outras todo toda todos todas cada algum alguma alguns "
    "algumas tal tais próprio própria próprios próprias aí ali lá aqui então assim pois mas "
    "embora porém entanto enquanto após até desde entre sobre sob contra durante perante ser é "
    "são era eram foi foram será serão seria seriam seja sejam sendo sido fosse fossem estar está "
    "estão estava estavam esteve estiveram estado estando esteja ter tem têm tinha tinham teve "
    "tiveram tendo tido terá tenha tenham há havia houve haver haja ir vai vão vou ia iam poder "
    "pode podem podia podiam poderia poderiam pôde dever deve devem deveria deveriam devia não "
    "nem nunca jamais fazer faz fazem fez feito ficar fica ficou vez vezes parte forma modo "
    "maneira maior além meio lado caso facto fato cerca respeito",
    "es": "yo tú él ella ello nosotros vosotros ellos ellas usted ustedes me te se le les nos os "
    "mí ti sí mi mis tu tus su sus nuestro nuestra nuestros nuestras suyo suya este esta estos "
    "estas ese esa esos esas aquel aquella aquellos aquellas esto eso aquello que quien quienes "
    "cual cuales cuyo cuya cuando donde como porque qué cómo más menos muy mucho mucha muchos "
    "muchas tan tanto también ya aún todavía solo sólo mismo misma mismos mismas otro otra otros "
    "otras todo toda todos todas cada algún alguna algunos algunas tal ahí allí aquí entonces así "
    "pues pero aunque embargo mientras tras hasta desde entre sobre bajo contra durante ante "
    "según si ser es son era eran fue fueron será serán sería sean sea siendo sido fuera fuese "
    "estar está están estaba estaban estuvo estado haber ha han he hemos había habían hubo haya "
    "hay tener tiene tienen tenía tenían tuvo poder puede pueden podía podría pudo deber debe "
    "deben debería ir va van no ni nunca jamás hacer hace hacen hizo hecho vez veces parte forma "
    "modo manera mayor además medio lado caso cerca respecto",
    "fr": "je j tu il elle on nous vous ils elles me m te t se s lui leur leurs y moi toi soi eux "
    "mon ma mes ton ta tes son sa ses notre nos votre vos ce c cet cette ces ceci cela ça celui "
    "celle ceux celles ci là que qu qui quoi dont où quand comment comme parce car plus moins "
    "très beaucoup tant aussi déjà encore seul seule seulement même mêmes autre autres tout toute "
    "tous toutes chaque quelque quelques tel telle tels telles ici alors ainsi donc mais bien si "
    "tandis pendant après avant jusque jusqu depuis entre sous contre chez être est sont était "
    "étaient fut furent sera seront serait soit soient été étant avoir a ai as ont avait avaient "
    "eut eu ayant aura auront aurait avez avons pouvoir peut peuvent pouvait pourrait pu devoir "
    "doit doivent devait devrait dû aller va vont faire fait font ne n pas non ni jamais point "
    "fois partie façon manière part lieu plupart fin cours afin",
    "de": "ich du er sie es wir ihr mich dich sich uns euch mir dir ihm ihn ihnen mein meine dein "
    "deine sein seine seiner seinen seinem ihre ihrer ihren ihrem unser unsere dieser diese "
    "dieses diesen diesem jener jene jenes dessen deren denen welche welcher welches wer wem wen "
    "was wann wo wie warum weil dass daß da damit dabei dazu davon dafür daran darauf darüber als "
    "ob wenn mehr weniger sehr viel viele vielen so auch schon noch nur selbst andere anderen "
    "anderer alle allen aller jede jeder jedes jeden einige einigen etwa hier dort dann also aber "
    "doch denn sondern sowie während nach vor seit bis zwischen unter gegen durch ohne ab her hin "
    "ist sind war waren wäre wären sei seien gewesen bin haben hat hatte hatten hätte hätten habe "
    "werden wird werde wurde wurden worden würde würden können kann konnte könnte könnten müssen "
    "muss musste sollen soll sollte sollten wollen will wollte dürfen darf mögen möchte lassen "
    "nicht kein keine keinen keiner nie machen macht gemacht mal teil weise art fall ja nun man",
    "it": "io tu lui lei egli ella noi voi loro essi esse mi ti si ci vi lo la li le ne me te sé "
    "mio mia miei mie tuo tua suo sua suoi sue nostro nostra nostri nostre questo questa questi "
    "queste quello quella quelli quelle quel quei ciò che chi cui quale quali quando dove come "
    "perché più meno molto molta molti molte tanto anche già ancora solo soltanto stesso stessa "
    "stessi stesse altro altra altri altre tutto tutta tutti tutte ogni qualche alcuni alcune "
    "tale tali qui là lì allora così quindi ma però se mentre dopo prima fino tra fra sotto "
    "contro durante verso essere è sono era erano fu furono sarà saranno sarebbe sia siano stato "
    "stata stati state essendo avere ha hanno ho aveva avevano ebbe abbia avrà avrebbe avuto "
    "potere può possono poteva potrebbe dovere deve devono doveva dovrebbe va vanno fare fa fanno "
    "fatto non né mai c v volta volte parte modo maniera caso fine seguito",
    "nl": "ik jij je hij zij ze wij we jullie u mij me jou hem haar hen hun ons mijn jouw zijn "
    "onze zich deze dit die dat wie wat waar wanneer hoe waarom welke er daar hier als dan toen "
    "omdat terwijl meer minder zeer heel veel vele zo ook al nog maar slechts zelf ander andere "
    "anderen alle alles elk elke enkele sommige want dus toch echter wel na voor sinds tot tussen "
    "onder tegen zonder over af op is was waren ben bent geweest hebben heeft had hadden gehad "
    "worden wordt werd werden geworden zullen zal zou zouden kunnen kan kon konden moeten moet "
    "moest mogen mag willen wil wilde laten gaan gaat niet geen nooit doen doet deed gedaan keer "
    "deel manier",
    "pl": "ja ty on ona ono my wy oni one mnie mi ciebie ci go jego jemu mu ją jej nią niej nim "
    "nas nam was wam ich im nich się siebie sobie mój moja moje swój swoja swoje swojego swojej "
    "swoich nasz nasza ten ta to tego tej temu tym te tych tymi tamten który która które którego "
    "której którym których którzy co kto kiedy gdzie jak dlaczego że bo ponieważ gdy jeśli niż "
    "więcej mniej bardzo wiele tak także też już jeszcze tylko sam sama samo inny inna inne "
    "innych wszyscy wszystkie każdy każda kilka taki taka takie tu tam wtedy więc ale jednak lecz "
    "podczas między pod nad przed przeciw bez być jest są był była było byli były będzie będą by "
    "mieć ma mają miał miała mieli móc może mogą mógł mogła można musi trzeba nie ani nigdy raz "
    "część sposób",
    "ru": "я ты он она оно мы вы они меня мне тебя тебе его него ему нему её ее ней ею нас нам вас "
    "вам их них им ним себя себе собой мой моя мое свой своя свое своего своей своих свою наш "
    "наша этот эта это эти этого этой этих этом тот та те того той тех том который которая "
    "которое которые которого которой которых котором что чтобы кто когда где как почему потому "
    "так же бы ли если чем более больше менее очень много также тоже уже еще ещё только сам сама "
    "само сами другой другая другие других все всё всех весь вся каждый каждая некоторые такой "
    "такая такие здесь там тогда но однако хотя пока после перед между под над без против через "
    "быть есть был была было были будет будут мочь может могут мог могла можно должен должна "
    "должны нужно не ни нет никогда раз часть образом образ случае",
    "uk": "я ти він вона воно ми ви вони мене мені тебе тобі його нього йому її їй неї нас нам вас "
    "вам їх них їм ним себе собі собою мій моя моє свій своя своє свого своєї своїх свою наш наша "
    "цей ця це ці цього цієї цих цьому той те ті того тієї тих тому який яка яке які якого якої "
    "яких якому що щоб хто коли де як чому так же ж би б чи якщо ніж більше менше дуже багато "
    "також теж вже уже ще лише тільки сам сама само самі інший інша інші інших все всі всіх весь "
    "вся кожен кожна деякі такий така такі тут там тоді але однак проте хоча поки після перед між "
    "під над без проти бути є був була було були буде будуть могти може можуть міг могла можна "
    "повинен повинна повинні треба не ні немає ніколи раз частина чином разі",
}


@cache
def light_words(language: str) -> frozenset[str]:
    """Return the words of *language* that need no counterpart, in lower case; or nothing.

    >>> "pelo" in light_words("pt-BR"), "were" in light_words("en"), light_words("ja")
    (True, True, frozenset())
    """
    words = _LIGHT.get(language.split("-")[0], "").split()
    return frozenset(words) | alignment.function_words(language) if words else frozenset()
