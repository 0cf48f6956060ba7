// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/spelling.h"

#include "networks/text_measure.h"

#include <QDir>
#include <QFileInfo>
#include <QHash>
#include <QStandardPaths>

#include <hunspell/hunspell.hxx>
#include <unicode/ucnv.h>

#include <algorithm>

namespace hatstand::plan
{

namespace
{
struct CloseConverter
{
    void operator()(UConverter *converter) const { ucnv_close(converter); }
};

bool isWordCharacter(QChar c)
{
    return c.isLetter() || c.isMark() || c.isDigit() || c == u'_';
}

bool isApostrophe(QChar c)
{
    return c == u'\'' || c == QChar(0x2019);
}

/// Runs of letters; an apostrophe between two letters belongs to the word.
std::vector<TextRange> wordsOf(const QString &text)
{
    std::vector<TextRange> words;
    qsizetype start = -1;
    for (qsizetype i = 0; i <= text.size(); ++i) {
        const bool inside =
            i < text.size() &&
            (isWordCharacter(text[i]) ||
             (isApostrophe(text[i]) && start >= 0 && i + 1 < text.size() && isWordCharacter(text[i + 1])));
        if (inside && start < 0)
            start = i;
        if (!inside && start >= 0) {
            words.push_back({start, i - start});
            start = -1;
        }
    }
    return words;
}

bool isSpelt(QStringView word)
{
    return std::all_of(word.begin(), word.end(), [](QChar c) { return !c.isDigit() && c != u'_'; });
}
} // namespace

/// A loaded dictionary and its way of writing letters as bytes.
class Spelling::Dictionary
{
public:
    explicit Dictionary(const QString &base)
        : m_hunspell((base + QStringLiteral(".aff")).toLocal8Bit().constData(),
                     (base + QStringLiteral(".dic")).toLocal8Bit().constData())
    {
        UErrorCode status = U_ZERO_ERROR;
        m_converter.reset(ucnv_open(m_hunspell.get_dict_encoding().c_str(), &status));
        if (m_converter)
            ucnv_setSubstString(m_converter.get(), u"", 0, &status);
    }

    [[nodiscard]] bool isUsable() const { return m_converter != nullptr; }

    bool knows(const QString &word)
    {
        // Dictionaries are written with the straight apostrophe.
        const std::string bytes = encode(QString(word).replace(QChar(0x2019), u'\''));
        return bytes.empty() || m_hunspell.spell(bytes);
    }

    QStringList suggest(const QString &word)
    {
        QStringList words;
        for (const std::string &bytes : m_hunspell.suggest(encode(word)))
            words.append(decode(bytes));
        return words;
    }

private:
    std::string encode(const QString &word)
    {
        std::string bytes(size_t(word.size()) * 4 + 8, '\0');
        UErrorCode status = U_ZERO_ERROR;
        const int32_t length =
            ucnv_fromUChars(m_converter.get(), bytes.data(), int32_t(bytes.size()),
                            reinterpret_cast<const UChar *>(word.utf16()), int32_t(word.size()), &status);
        bytes.resize(U_SUCCESS(status) ? size_t(length) : 0);
        return bytes;
    }
    QString decode(const std::string &bytes)
    {
        QString word(qsizetype(bytes.size()) * 2 + 8, Qt::Uninitialized);
        UErrorCode status = U_ZERO_ERROR;
        const int32_t length =
            ucnv_toUChars(m_converter.get(), reinterpret_cast<UChar *>(word.data()), int32_t(word.size()),
                          bytes.data(), int32_t(bytes.size()), &status);
        word.resize(U_SUCCESS(status) ? length : 0);
        return word;
    }

    Hunspell m_hunspell;
    std::unique_ptr<UConverter, CloseConverter> m_converter;
};

Spelling::Spelling(QStringList folders) : m_folders(std::move(folders)) {}

Spelling::~Spelling() = default;

QStringList Spelling::standardFolders()
{
    return {QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
                QStringLiteral("/hunspell"),
            QStringLiteral("/usr/local/share/hunspell"), QStringLiteral("/usr/share/hunspell"),
            QStringLiteral("/usr/share/myspell/dicts"), QStringLiteral("/usr/share/myspell")};
}

QString Spelling::find(const QString &language) const
{
    const QStringList parts = QString(language).replace(u'_', u'-').split(u'-', Qt::SkipEmptyParts);
    if (parts.isEmpty())
        return {};
    // A name goes into a path: nothing but letters and digits.
    const bool isPlain = std::all_of(parts.begin(), parts.end(), [](const QString &part) {
        return std::all_of(part.begin(), part.end(), [](QChar c) { return c.isLetterOrNumber(); });
    });
    if (!isPlain)
        return {};
    const QString name = parts.first().toLower();
    // The country is the part of two letters behind the language ("sr-Latn-RS").
    QStringList wanted;
    for (const QString &part : parts.mid(1)) {
        if (part.size() == 2)
            wanted.append(name + u'_' + part.toUpper());
    }
    wanted.append({name + u'_' + name.toUpper(),
                   name == QLatin1StringView("en") ? QStringLiteral("en_US") : name, name});
    for (const QString &base : wanted) {
        for (const QString &folder : m_folders) {
            QString path = folder + u'/' + base;
            if (QFileInfo::exists(path + QStringLiteral(".aff")) &&
                QFileInfo::exists(path + QStringLiteral(".dic")))
                return path;
        }
    }
    for (const QString &folder : m_folders) {
        const QStringList others =
            QDir(folder).entryList({name + QStringLiteral("_*.aff")}, QDir::Files, QDir::Name);
        for (const QString &other : others) {
            QString path = folder + u'/' + other.chopped(4);
            if (QFileInfo::exists(path + QStringLiteral(".dic")))
                return path;
        }
    }
    return {};
}

bool Spelling::hasDictionary(const QString &language) const
{
    return !find(language).isEmpty();
}

QString Spelling::dictionaryFor(const QString &language) const
{
    return QFileInfo(find(language)).fileName().replace(u'_', u'-');
}

QStringList Spelling::languages() const
{
    QSet<QString> names;
    for (const QString &folder : m_folders) {
        const QStringList files = QDir(folder).entryList({QStringLiteral("*.aff")}, QDir::Files);
        for (const QString &file : files) {
            const QString name = file.chopped(4);
            if (QFileInfo::exists(folder + u'/' + name + QStringLiteral(".dic")))
                names.insert(QString(name).replace(u'_', u'-'));
        }
    }
    QStringList sorted(names.begin(), names.end());
    sorted.sort();
    return sorted;
}

Spelling::Dictionary *Spelling::dictionary(const QString &language) const
{
    // Looked for each time: one that was installed meanwhile is found without a new start.
    const QString base = find(language);
    if (base.isEmpty())
        return nullptr;
    const auto known = m_loaded.find(base);
    if (known != m_loaded.end())
        return known->second.get();
    auto made = std::make_unique<Dictionary>(base);
    if (!made->isUsable())
        made.reset();
    return m_loaded.emplace(base, std::move(made)).first->second.get();
}

std::vector<TextRange> Spelling::misspelled(const QString &text, const QString &language,
                                            const QSet<QString> &known) const
{
    std::vector<TextRange> wrong;
    const std::lock_guard lock(m_mutex);
    Dictionary *const words = dictionary(language);
    if (!words)
        return wrong;
    const auto entities = networks::findEntities(text, networks::EntityRule::Common);
    auto entity = entities.begin();
    // The same word again costs nothing, in a long text most are.
    QHash<QString, bool> seen;
    for (const TextRange &range : wordsOf(text)) {
        while (entity != entities.end() && entity->end() <= range.start)
            ++entity;
        const bool inEntity = entity != entities.end() && entity->start < range.start + range.length;
        const QStringView view = QStringView(text).mid(range.start, range.length);
        // Hunspell itself takes words of up to 100 letters.
        if (inEntity || range.length < 2 || range.length > 80 || !isSpelt(view))
            continue;
        const QString word = view.toString();
        auto answer = seen.constFind(word);
        if (answer == seen.constEnd())
            answer = seen.insert(word, known.contains(word.toCaseFolded()) || words->knows(word));
        if (!*answer)
            wrong.push_back(range);
    }
    return wrong;
}

QStringList Spelling::suggestions(const QString &word, const QString &language, int limit) const
{
    const std::lock_guard lock(m_mutex);
    Dictionary *const words = dictionary(language);
    if (!words || word.size() > 80)
        return {};
    return words->suggest(word).mid(0, std::max(limit, 0));
}

} // namespace hatstand::plan
