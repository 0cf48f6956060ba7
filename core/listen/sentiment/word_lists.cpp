// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/sentiment/word_lists.h"

#include <QFile>
#include <QLoggingCategory>
#include <QString>

#include <algorithm>

Q_LOGGING_CATEGORY(lcWords, "hatstand.listen.words")

// Outside of any namespace, as the macro wants it. Naming the resource here also keeps the linker from
// leaving it out of a program that links the room as a static library.
static void registerWords()
{
    Q_INIT_RESOURCE(words);
}

namespace hatstand::listen
{

namespace
{
using namespace Qt::StringLiterals;

/// The languages that have a list: those that people who use the program write, and for which it can be
/// defended (docs/sentiment.md).
constexpr std::array<std::string_view, 11> languages{"da", "de", "es", "fi", "fr", "it",
                                                     "nl", "pl", "pt", "sv", "tr"};

QByteArray read(const QString &name)
{
    QFile file(u":/hatstand/words/"_s + name);
    if (!file.open(QIODevice::ReadOnly))
        qCWarning(lcWords) << name << file.errorString();
    return file.readAll();
}

std::string_view viewOf(const QByteArray &bytes)
{
    return {bytes.constData(), size_t(bytes.size())};
}

std::size_t indexOf(std::string_view language)
{
    const std::string primary = primaryLanguage(language);
    return size_t(std::find(languages.begin(), languages.end(), primary) - languages.begin());
}
} // namespace

std::string primaryLanguage(std::string_view tag)
{
    std::string language(tag.substr(0, tag.find_first_of("-_")));
    for (char &c : language)
        c = c >= 'A' && c <= 'Z' ? char(c + ('a' - 'A')) : c;
    const bool isOne =
        (language.size() == 2 || language.size() == 3) &&
        std::all_of(language.begin(), language.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    return isOne ? language : std::string();
}

WordLists::WordLists()
{
    registerWords();
}

WordLists::~WordLists() = default;

const Lexicon &WordLists::english() const
{
    std::call_once(m_english.once, [this] {
        const QByteArray words = read(u"en/vader-lexicon.txt"_s);
        const QByteArray corrections = read(u"en/vader-corrections.txt"_s);
        const QByteArray names = read(u"en/emoji-names.txt"_s);
        const QByteArray nameCorrections = read(u"en/emoji-corrections.txt"_s);
        m_english.list = std::make_unique<const Lexicon>(
            LexiconTexts{viewOf(words), viewOf(corrections), viewOf(names), viewOf(nameCorrections)});
    });
    return *m_english.list;
}

const WordList *WordLists::of(std::string_view language) const
{
    const std::size_t index = indexOf(language);
    if (index >= languages.size())
        return nullptr;
    Shelf<WordList> &shelf = m_others[index];
    std::call_once(shelf.once, [&shelf, index] {
        const std::string_view name = languages[index];
        const QByteArray words =
            read(u"afinn/%1.txt"_s.arg(QLatin1StringView(name.data(), qsizetype(name.size()))));
        const QByteArray negations = read(u"negations.txt"_s);
        const QByteArray endings = read(u"endings.txt"_s);
        shelf.list = std::make_unique<const WordList>(
            name, WordListTexts{viewOf(words), viewOf(negations), viewOf(endings)});
    });
    return shelf.list.get();
}

bool WordLists::hasListOf(std::string_view language)
{
    return indexOf(language) < languages.size();
}

} // namespace hatstand::listen
