// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/sentiment_lines.h"

#include "cli/words.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUtf8StringView>

#include <algorithm>

namespace hatstand::cli
{

namespace
{
using namespace Qt::StringLiterals;

/// Whether it is the same in JSON, but for the quotation marks.
bool isPlain(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return c >= 0x20 && c < 0x7F && c != '"' && c != '\\'; });
}

/// As JSON, also of what is no object.
QByteArray jsonOf(const QJsonValue &value)
{
    if (const qint64 whole = value.toInteger(-1); whole >= 0)
        return QByteArray::number(whole);
    if (const QByteArray text = value.toString().toUtf8(); value.isString() && isPlain(text))
        return '"' + text + '"';
    const QByteArray array = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return array.mid(1, array.size() - 2);
}
} // namespace

QByteArray SentimentLines::take(const QByteArray &bytes)
{
    m_rest += bytes;
    QByteArray answers;
    qsizetype begin = 0;
    for (qsizetype end = m_rest.indexOf('\n'); end >= 0; end = m_rest.indexOf('\n', begin)) {
        answer(m_rest.mid(begin, end - begin), answers);
        begin = end + 1;
    }
    m_rest.remove(0, begin);
    return answers;
}

QByteArray SentimentLines::finish()
{
    QByteArray answers;
    if (const QByteArray last = std::exchange(m_rest, {}); !last.isEmpty())
        answer(last, answers);
    return answers;
}

void SentimentLines::answer(const QByteArray &line, QByteArray &answers)
{
    const QByteArray text = line.endsWith('\r') ? line.chopped(1) : line;
    if (!QUtf8StringView(text).isValidUtf8()) {
        ++m_wrongLines;
        answers += R"({"error":)" + jsonOf(Tr::tr("The line is not valid UTF-8.")) + "}\n";
    } else if (m_form.isPlain) {
        write(text, m_form.language, "{", answers);
    } else if (!text.trimmed().isEmpty()) {
        answerObject(text, answers);
    }
}

void SentimentLines::answerObject(const QByteArray &line, QByteArray &answers)
{
    const QJsonObject object = QJsonDocument::fromJson(line).object();
    const QJsonValue id = object.value("id"_L1);
    const QByteArray beginning = id.isUndefined() ? "{"_ba : R"({"id":)" + jsonOf(id) + ',';
    const QJsonValue text = object.value("text"_L1);
    if (!text.isString()) {
        ++m_wrongLines;
        answers +=
            beginning + R"("error":)" + jsonOf(Tr::tr("The line is no JSON object with a \"text\".")) + "}\n";
        return;
    }
    const QString language = object.value("lang"_L1).toString();
    write(text.toString().toUtf8(), language.isEmpty() ? m_form.language : language.toStdString(), beginning,
          answers);
}

void SentimentLines::write(const QByteArray &text, const std::string &language, const QByteArray &beginning,
                           QByteArray &answers) const
{
    const std::string_view view(text.constData(), size_t(text.size()));
    const listen::Sentiment sentiment =
        language.empty() ? m_judge.judge(view, {}) : m_judge.judgeIn(language, view);
    const auto number = [&answers](const char *name, double value, int places) {
        answers += name;
        answers += QByteArray::number(value, 'f', places);
    };
    answers += beginning;
    number(R"("compound":)", sentiment.compound, 4);
    number(R"(,"pos":)", sentiment.pos, 3);
    number(R"(,"neu":)", sentiment.neu, 3);
    number(R"(,"neg":)", sentiment.neg, 3);
    answers += R"(,"label":")";
    answers += listen::feelingName(sentiment.feeling);
    answers += R"(","language":)";
    answers += sentiment.language.empty() ? "null"_ba : jsonOf(QString::fromStdString(sentiment.language));
    answers += R"(,"method":")";
    answers += listen::methodName(sentiment.method);
    answers += "\"}\n";
}

} // namespace hatstand::cli
