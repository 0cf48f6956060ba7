// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/output.h"

#include "base/graphemes.h"

#include <QJsonDocument>

#include <algorithm>

namespace hatstand::cli
{

Output::Output(std::FILE *out, std::FILE *err, bool json) : m_out(out), m_err(err), m_json(json) {}

void Output::write(std::FILE *stream, const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stream);
    std::fflush(stream);
}

void Output::line(const QString &text)
{
    if (!m_json)
        write(m_out, printable(text) + u'\n');
}

void Output::object(const QJsonObject &object)
{
    if (m_json)
        write(m_out, QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)) + u'\n');
}

void Output::table(const QStringList &head, const std::vector<QStringList> &rows)
{
    if (m_json)
        return;
    std::vector<QStringList> lines{head};
    for (const QStringList &row : rows) {
        QStringList shown;
        for (const QString &cell : row)
            shown << printable(cell).replace(u'\n', u' ');
        lines.push_back(shown);
    }
    std::vector<qsizetype> widths(size_t(head.size()), 0);
    for (const QStringList &cells : lines) {
        for (qsizetype i = 0; i < cells.size(); ++i)
            widths[size_t(i)] = std::max(widths[size_t(i)], graphemeCount(cells[i]));
    }
    QString text;
    for (const QStringList &cells : lines) {
        QString textLine;
        for (qsizetype i = 0; i < cells.size(); ++i) {
            textLine += cells[i];
            if (i + 1 < cells.size())
                textLine += QString(widths[size_t(i)] - graphemeCount(cells[i]) + 2, u' ');
        }
        text += textLine.trimmed().isEmpty() ? QString() : textLine;
        text += u'\n';
    }
    write(m_out, text);
}

void Output::raw(const QString &text)
{
    write(m_out, text);
}

void Output::error(const Error &error)
{
    if (m_json) {
        const QJsonObject object{{QStringLiteral("error"), toJson(error)}};
        write(m_err, QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)) + u'\n');
        return;
    }
    write(m_err, QStringLiteral("hatstand-cli: ") + printable(error.sentence()) + u'\n');
}

void Output::note(const QString &text)
{
    write(m_err, text);
}

QString printable(const QString &text)
{
    QString shown;
    shown.reserve(text.size());
    for (const QChar c : text) {
        const char16_t value = c.unicode();
        const bool control =
            (value < 0x20 && value != u'\n' && value != u'\t') || (value >= 0x7f && value < 0xa0);
        const bool turns = (value >= 0x202a && value <= 0x202e) || (value >= 0x2066 && value <= 0x2069) ||
                           value == 0x200e || value == 0x200f || value == 0x061c;
        if (control || turns)
            shown += QStringLiteral("\\u%1").arg(int(value), 4, 16, QLatin1Char('0'));
        else
            shown += c;
    }
    return shown;
}

QJsonObject toJson(const Error &error)
{
    QJsonObject object{{QStringLiteral("code"), errorCodeName(error.code)},
                       {QStringLiteral("what"), error.what}};
    if (!error.why.isEmpty())
        object.insert(QStringLiteral("why"), error.why);
    if (!error.remedy.isEmpty())
        object.insert(QStringLiteral("remedy"), error.remedy);
    if (!error.detail.isEmpty())
        object.insert(QStringLiteral("detail"), error.detail);
    if (error.httpStatus != 0)
        object.insert(QStringLiteral("http_status"), error.httpStatus);
    return object;
}

} // namespace hatstand::cli
