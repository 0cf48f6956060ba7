// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ts_file.h"

#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QSaveFile>
#include <QXmlStreamReader>
#include <QXmlStreamWriter>

#include <algorithm>

namespace hatstand::translations
{

namespace
{
QString attribute(const QXmlStreamReader &xml, QLatin1StringView name)
{
    return xml.attributes().value(name).toString();
}

void readTranslation(QXmlStreamReader &xml, Message &message)
{
    message.finished = attribute(xml, QLatin1StringView("type")).isEmpty();
    QString text;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement() && xml.name() == u"numerusform")
            message.forms.append(xml.readElementText());
        else if (xml.isCharacters())
            text += xml.text();
        else if (xml.isEndElement() && xml.name() == u"translation")
            break;
    }
    if (!message.plural)
        message.forms = {text};
}

/// The forms that only differ in what stands in brackets: "(s)", "(es)", and "y(ies)".
QString withForm(const QString &source, bool many)
{
    static const QRegularExpression changing(QStringLiteral(R"(y\(ies\))"));
    static const QRegularExpression added(QStringLiteral(R"(\((s|es)\))"));
    QString text = source;
    text.replace(changing, many ? QStringLiteral("ies") : QStringLiteral("y"));
    text.replace(added, many ? QStringLiteral("\\1") : QString());
    return text;
}

QChar accented(QChar letter)
{
    static const QHash<QChar, QChar> accents{
        {u'a', u'á'}, {u'b', u'ƀ'}, {u'c', u'ç'}, {u'd', u'đ'}, {u'e', u'é'}, {u'g', u'ğ'}, {u'h', u'ĥ'},
        {u'i', u'í'}, {u'j', u'ĵ'}, {u'k', u'ķ'}, {u'l', u'ł'}, {u'n', u'ñ'}, {u'o', u'ö'}, {u'r', u'ř'},
        {u's', u'š'}, {u't', u'ŧ'}, {u'u', u'ü'}, {u'w', u'ŵ'}, {u'y', u'ý'}, {u'z', u'ž'}, {u'A', u'Å'},
        {u'C', u'Ç'}, {u'D', u'Đ'}, {u'E', u'É'}, {u'G', u'Ğ'}, {u'H', u'Ĥ'}, {u'I', u'Í'}, {u'J', u'Ĵ'},
        {u'L', u'Ł'}, {u'N', u'Ñ'}, {u'O', u'Ö'}, {u'R', u'Ř'}, {u'S', u'Š'}, {u'T', u'Ŧ'}, {u'U', u'Ü'},
        {u'W', u'Ŵ'}, {u'Y', u'Ý'}, {u'Z', u'Ž'}};
    return accents.value(letter, letter);
}
} // namespace

bool Message::isComplete() const
{
    return finished && forms.size() == (plural ? 2 : 1) &&
           std::none_of(forms.cbegin(), forms.cend(), [](const QString &form) { return form.isEmpty(); });
}

std::optional<QList<Message>> readMessages(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    QXmlStreamReader xml(&file);
    QList<Message> messages;
    QString context;
    Message message;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isEndElement() && xml.name() == u"message")
            messages.append(message);
        if (!xml.isStartElement())
            continue;
        if (xml.name() == u"name") {
            context = xml.readElementText();
        } else if (xml.name() == u"message") {
            message = {};
            message.context = context;
            message.plural = attribute(xml, QLatin1StringView("numerus")) == u"yes";
        } else if (xml.name() == u"source") {
            message.source = xml.readElementText();
        } else if (xml.name() == u"comment") {
            message.comment = xml.readElementText();
        } else if (xml.name() == u"translation") {
            readTranslation(xml, message);
        }
    }
    return xml.hasError() ? std::nullopt : std::optional(messages);
}

bool writeMessages(const QString &path, const QList<Message> &messages)
{
    QList<Message> sorted = messages;
    std::sort(sorted.begin(), sorted.end(),
              [](const Message &a, const Message &b) { return a.key() < b.key(); });
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    QXmlStreamWriter xml(&file);
    xml.setAutoFormatting(true);
    xml.writeStartDocument();
    xml.writeDTD(QStringLiteral("<!DOCTYPE TS>"));
    xml.writeStartElement(QStringLiteral("TS"));
    xml.writeAttribute(QStringLiteral("version"), QStringLiteral("2.1"));
    xml.writeAttribute(QStringLiteral("language"), QStringLiteral("en"));
    xml.writeAttribute(QStringLiteral("sourcelanguage"), QStringLiteral("en"));
    for (qsizetype i = 0; i < sorted.size(); ++i) {
        const Message &message = sorted.at(i);
        if (i == 0 || sorted.at(i - 1).context != message.context) {
            if (i > 0)
                xml.writeEndElement();
            xml.writeStartElement(QStringLiteral("context"));
            xml.writeTextElement(QStringLiteral("name"), message.context);
        }
        xml.writeStartElement(QStringLiteral("message"));
        if (message.plural)
            xml.writeAttribute(QStringLiteral("numerus"), QStringLiteral("yes"));
        xml.writeTextElement(QStringLiteral("source"), message.source);
        if (!message.comment.isEmpty())
            xml.writeTextElement(QStringLiteral("comment"), message.comment);
        xml.writeStartElement(QStringLiteral("translation"));
        if (!message.finished)
            xml.writeAttribute(QStringLiteral("type"), QStringLiteral("unfinished"));
        if (message.plural) {
            for (const QString &form : message.forms)
                xml.writeTextElement(QStringLiteral("numerusform"), form);
        } else {
            xml.writeCharacters(message.forms.value(0));
        }
        xml.writeEndElement();
        xml.writeEndElement();
    }
    xml.writeEndDocument();
    return file.commit();
}

QStringList englishForms(const QString &source)
{
    const QString one = withForm(source, false);
    const QString many = withForm(source, true);
    return one == many ? QStringList() : QStringList{one, many};
}

QList<Message> englishPlurals(const QList<Message> &all, const QList<Message> &known)
{
    QHash<QString, Message> byKey;
    for (const Message &message : known)
        byKey.insert(message.key(), message);
    QList<Message> plurals;
    for (Message message : all) {
        if (!message.plural)
            continue;
        const Message before = byKey.value(message.key());
        message.forms = before.isComplete() ? before.forms : englishForms(message.source);
        message.finished = !message.forms.isEmpty();
        if (!message.finished)
            message.forms = {QString(), QString()};
        plurals.append(message);
    }
    return plurals;
}

bool Message::isDateFormat() const
{
    return comment.startsWith(QStringLiteral("date format"));
}

QString pseudoDateFormat(const QString &format)
{
    // What stands in single quotes is shown as it is.
    return QStringLiteral("'['") + format + QStringLiteral("' öñé]'");
}

QString pseudoText(const QString &text)
{
    // What a program reads rather than a person: %1 %L1 %n, <tags>, &entities;, {names}, and addresses.
    static const QRegularExpression kept(
        QStringLiteral(R"(%L?\d{1,2}|%L?n|<[^<>]*>|&[a-zA-Z]+;|&#\d+;|\{[A-Za-z_]*\}|https?://\S+)"));
    QString made;
    qsizetype visible = 0;
    qsizetype at = 0;
    const auto accentUpTo = [&](qsizetype end) {
        for (; at < end; ++at) {
            made += accented(text.at(at));
            visible += text.at(at) == u'&' ? 0 : 1;
        }
    };
    for (const QRegularExpressionMatch &match : kept.globalMatch(text)) {
        accentUpTo(match.capturedStart());
        made += match.captured();
        visible += match.captured().startsWith(u'<') ? 0 : match.capturedLength();
        at = match.capturedEnd();
    }
    accentUpTo(text.size());
    // Two fifths longer, in short words, so that it wraps like language does.
    static const QString filler = QStringLiteral(" öñé ŧŵö ŧĥřéé");
    const qsizetype more = (visible * 2 + 4) / 5;
    QString longer;
    while (longer.size() < more)
        longer += filler;
    return u'[' + made + longer.left(more) + u']';
}

} // namespace hatstand::translations
