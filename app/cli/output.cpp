// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/output.h"

#include "base/graphemes.h"
#include "cli/words.h"

#include <QJsonDocument>

#include <algorithm>
#include <cerrno>

namespace hatstand::cli
{

namespace
{
/// False, with errno, when not all of it has gone out.
bool write(std::FILE *stream, const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    const size_t written = std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stream);
    return written == size_t(bytes.size()) && std::fflush(stream) == 0;
}

QString jsonLine(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)) + u'\n';
}
} // namespace

Output::Output(std::FILE *out, std::FILE *err, bool json) : m_out(out), m_err(err), m_json(json) {}

int Output::descriptor() const
{
    return fileno(m_out);
}

void Output::answer(const QString &text)
{
    if (!m_isRead)
        return;
    if (!write(m_out, text) && !m_trouble) {
        m_trouble = Error{ErrorCode::StorageFailed,
                          Tr::tr("The answer could not be written: %1.").arg(qt_error_string(errno)),
                          Tr::tr("What the command did has been done all the same."),
                          {},
                          {}};
    }
}

void Output::readerLeft()
{
    m_isRead = false;
    m_trouble.reset();
}

void Output::line(const QString &text)
{
    if (!m_json)
        answer(printable(text) + u'\n');
}

void Output::object(const QJsonObject &object)
{
    if (m_json)
        answer(jsonLine(object));
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
        while (textLine.endsWith(u' ')) // before cells that are empty
            textLine.chop(1);
        text += textLine;
        text += u'\n';
    }
    answer(text);
}

void Output::raw(const QString &text)
{
    answer(text);
}

void Output::error(const Error &error, const QJsonObject &beside)
{
    if (m_json) {
        QJsonObject object = beside;
        object.insert(QStringLiteral("error"), toJson(error));
        write(m_err, jsonLine(object));
        return;
    }
    write(m_err, QStringLiteral("hatstand-cli: ") + printable(error.sentence()) + u'\n');
}

void Output::remark(const QString &text, const QJsonObject &beside)
{
    if (m_json) {
        QJsonObject object = beside;
        object.insert(QStringLiteral("remark"), text);
        write(m_err, jsonLine(object));
        return;
    }
    write(m_err, printable(text) + u'\n');
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
