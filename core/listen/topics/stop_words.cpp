// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/topics/stop_words.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace hatstand::listen
{

namespace
{
using namespace Qt::StringLiterals;

QSet<QString> setOf(const char *words)
{
    const QStringList list = QString::fromLatin1(words).split(u' ', Qt::SkipEmptyParts);
    return QSet<QString>(list.begin(), list.end());
}

/// Our own lists, without accents. A letter alone never counts as a word, so none stand here.
const QHash<QString, QSet<QString>> &lists()
{
    static const QHash<QString, QSet<QString>> all{
        {u"en"_s, setOf("the and or but if of to in on at by for with from as is are was were be been being "
                        "am do does did done "
                        "have has had having it its this that these those there here he she we you they them "
                        "him her his their "
                        "our your my me us who what which when where why how not no so than then too very "
                        "can could will would "
                        "shall should may might must just about into over out up down off all any some more "
                        "most much many get "
                        "got also only own same such an don isn doesn didn ve ll re rt via")},
        {u"pt"_s, setOf("os as um uma uns umas de do da dos das em no na nos nas por pelo pela pelos pelas "
                        "para com sem sobre "
                        "entre ate que quem qual quais quando onde como porque se mas ou nem nao sim ja "
                        "ainda so tambem muito "
                        "muita mais menos eu tu ele ela nos vos eles elas voce voces me te lhe meu minha teu "
                        "tua seu sua nosso "
                        "nossa este esta isto esse essa isso aquele aquela aquilo ser sou es somos sao era "
                        "foi ter tem tinha ha "
                        "estar estou estao vai vou ao aos num numa")},
        {u"nl"_s,
         setOf("de het een en of maar want dus als dan dat die dit deze er hier daar van voor met in op aan "
               "bij uit over "
               "door naar tot om te is zijn was waren ben bent wordt worden werd heb hebt heeft hebben had "
               "kan kunnen "
               "zal zullen zou moet mag wil ik je jij hij ze zij we wij jullie hun hen hem haar mijn jouw uw "
               "ons onze "
               "me mij niet geen nog al ook wel zo heel meer veel wat wie waar wanneer hoe waarom toch")},
        {u"de"_s, setOf("der die das den dem des ein eine einen einem einer eines und oder aber wenn dann "
                        "als wie dass ob weil "
                        "von vom zu zum zur in im an am auf aus bei mit nach vor fur uber unter durch um ist "
                        "sind war waren bin "
                        "bist sein wird werden wurde hat haben hatte kann konnen soll muss mag will ich du "
                        "er sie es wir ihr "
                        "mich dich sich uns euch mein dein sein unser nicht kein keine noch schon auch nur "
                        "so sehr mehr viel was "
                        "wer wo wann warum doch hier da")},
        {u"fr"_s, setOf("le la les un une des du de au aux et ou mais si que qui quoi dont ou quand comment "
                        "pourquoi parce dans "
                        "sur sous par pour avec sans chez entre vers est sont etait suis es sommes etes etre "
                        "ai as avons avez "
                        "ont avoir il elle on nous vous ils elles je tu me te se lui leur leurs mon ma mes "
                        "ton ta tes son sa ses "
                        "notre nos votre vos ce cet cette ces ne pas plus moins tres tout tous toute aussi "
                        "bien deja encore en")},
        {u"es"_s, setOf("el la los las un una unos unas de del al en por para con sin sobre entre hasta que "
                        "quien cual cuando "
                        "donde como porque si pero ni no ya aun solo tambien muy mas menos yo tu el ella "
                        "nosotros ellos ellas "
                        "usted ustedes me te se le les lo mi mis tu tus su sus nuestro nuestra este esta "
                        "esto ese esa eso aquel "
                        "ser soy es somos son era fue haber ha han hay tener tiene estar esta estan va ir")},
        {u"it"_s, setOf("il lo la gli le un uno una di del dello della dei degli delle da dal dalla in nel "
                        "nella nei su sul sulla "
                        "per con senza tra fra che chi cui quale quando dove come perche se ma ed non gia "
                        "ancora solo anche "
                        "molto piu meno io tu lui lei noi voi loro mi ti si ci vi ne mio mia tuo tua suo sua "
                        "nostro questo "
                        "questa quello quella essere sono sei siamo era stato ho hai ha abbiamo hanno avere "
                        "al alla ai agli alle")},
    };
    return all;
}
} // namespace

bool isStopWord(const QString &word, const QStringList &languages)
{
    const QHash<QString, QSet<QString>> &all = lists();
    if (languages.isEmpty())
        return std::any_of(all.begin(), all.end(),
                           [&word](const QSet<QString> &list) { return list.contains(word); });
    if (all[u"en"_s].contains(word))
        return true;
    return std::any_of(languages.begin(), languages.end(), [&](const QString &tag) {
        const auto list = all.constFind(tag.left(2).toLower());
        const bool isTwoLetters = tag.size() == 2 || tag.mid(2, 1) == u"-"_s || tag.mid(2, 1) == u"_"_s;
        return list != all.constEnd() && isTwoLetters && list->contains(word);
    });
}

} // namespace hatstand::listen
