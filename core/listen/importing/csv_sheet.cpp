// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/importing/csv_sheet.h"

#include <QCoreApplication>
#include <QStringConverter>

#include <array>

namespace hatstand::listen
{

namespace
{
using namespace Qt::StringLiterals;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::listen)
};

struct Decoded
{
    QString text;
    QString encoding;
};

/// 0x80 … 0x9F of windows-1252 (encoding.spec.whatwg.org); what it leaves out stays as it is.
QString fromWindows(const QByteArray &bytes)
{
    static constexpr std::array<char16_t, 32> upper{
        0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};
    QString text = QString::fromLatin1(bytes);
    for (QChar &c : text) {
        if (c.unicode() >= 0x80 && c.unicode() <= 0x9F)
            c = QChar(upper[c.unicode() - 0x80U]);
    }
    return text;
}

Result<Decoded> decode(const QByteArray &bytes)
{
    const auto with = [&bytes](QStringConverter::Encoding encoding, const QString &name) {
        QStringDecoder decoder(encoding);
        return Decoded{decoder.decode(bytes), name};
    };
    if (bytes.startsWith("\xFF\xFE"))
        return with(QStringConverter::Utf16LE, u"utf-16"_s);
    if (bytes.startsWith("\xFE\xFF"))
        return with(QStringConverter::Utf16BE, u"utf-16"_s);
    if (bytes.contains('\0'))
        return fail(ErrorCode::BadAnswer, Words::tr("This is no text."),
                    Words::tr("It may be a workbook of a spreadsheet program."),
                    Words::tr("Save it there as CSV (UTF-8) and try again."));
    QStringDecoder decoder(QStringConverter::Utf8);
    QString text = decoder.decode(bytes);
    if (!decoder.hasError())
        return Decoded{std::move(text), u"utf-8"_s};
    return Decoded{fromWindows(bytes), u"windows-1252"_s};
}

class Reader
{
public:
    Reader(QStringView text, const CsvLimits &limits) : m_text(text), m_limits(limits) {}

    Result<CsvSheet> read(CsvSheet sheet)
    {
        if (m_text.startsWith(QChar(0xFEFF)))
            ++m_at;
        sheet.separator = separator();
        while (m_at < m_text.size()) {
            CsvRow row;
            row.line = m_line;
            if (auto done = readRow(sheet, row); !done)
                return fail(std::move(done.error()));
            if (row.fields.size() == 1 && row.fields[0].trimmed().isEmpty())
                continue;
            if (sheet.head.isEmpty()) {
                sheet.head = row.fields;
                continue;
            }
            if (int(sheet.rows.size()) >= m_limits.rows)
                return fail(ErrorCode::TooLarge,
                            Words::tr("The file has more than %n row(s).", nullptr, m_limits.rows));
            fit(sheet, row);
            sheet.rows.push_back(std::move(row));
        }
        if (sheet.head.isEmpty())
            return fail(ErrorCode::BadAnswer, Words::tr("The file is empty."));
        return sheet;
    }

private:
    /// What the head is parted by; an Excel line that says so is passed over.
    QChar separator()
    {
        const qsizetype end = m_text.indexOf(u'\n', m_at);
        const QStringView first = m_text.mid(m_at, (end < 0 ? m_text.size() : end) - m_at).trimmed();
        if (first.size() == 5 && first.startsWith(u"sep=", Qt::CaseInsensitive)) {
            m_at = end < 0 ? m_text.size() : end + 1;
            ++m_line;
            return first[4];
        }
        QChar best = u',';
        qsizetype most = 0;
        for (const QChar candidate : {u',', u';', u'\t', u'|'}) {
            bool isQuoted = false;
            qsizetype count = 0;
            for (qsizetype i = m_at; i < m_text.size() && (isQuoted || m_text[i] != u'\n'); ++i) {
                if (m_text[i] == u'"')
                    isQuoted = !isQuoted;
                else if (!isQuoted && m_text[i] == candidate)
                    ++count;
            }
            if (count > most) {
                most = count;
                best = candidate;
            }
        }
        return best;
    }

    /// One row, and the end of its line.
    Result<void> readRow(CsvSheet &sheet, CsvRow &row)
    {
        while (true) {
            QString field;
            if (auto read =
                    m_at < m_text.size() && m_text[m_at] == u'"' ? quoted(sheet, field) : plain(sheet, field);
                !read)
                return read;
            row.fields << field;
            if (row.fields.size() > m_limits.columns)
                return fail(ErrorCode::TooLarge,
                            Words::tr("Line %1 has more than %n column(s).", nullptr, m_limits.columns)
                                .arg(row.line));
            if (m_at >= m_text.size())
                return {};
            const QChar end = m_text[m_at++];
            if (end == sheet.separator)
                continue;
            if (end == u'\r' && m_at < m_text.size() && m_text[m_at] == u'\n')
                ++m_at;
            ++m_line;
            return {};
        }
    }

    [[nodiscard]] bool endsField(const CsvSheet &sheet) const
    {
        return m_at >= m_text.size() || m_text[m_at] == sheet.separator || m_text[m_at] == u'\n' ||
               m_text[m_at] == u'\r';
    }

    Result<void> plain(const CsvSheet &sheet, QString &field)
    {
        const qsizetype begin = m_at;
        while (!endsField(sheet))
            ++m_at;
        field += m_text.mid(begin, m_at - begin);
        return check(field);
    }

    Result<void> quoted(CsvSheet &sheet, QString &field)
    {
        const int begin = m_line;
        ++m_at;
        while (true) {
            const qsizetype from = m_at;
            while (m_at < m_text.size() && m_text[m_at] != u'"') {
                if (m_text[m_at] == u'\n')
                    ++m_line;
                ++m_at;
            }
            field += m_text.mid(from, m_at - from);
            if (auto checked = check(field); !checked)
                return checked;
            if (m_at >= m_text.size())
                return fail(ErrorCode::BadAnswer,
                            Words::tr("A quote that begins in line %1 is never closed.").arg(begin),
                            Words::tr("The file may have been cut off."),
                            Words::tr("Export it once more, or close the quote."));
            ++m_at;
            if (m_at >= m_text.size() || m_text[m_at] != u'"')
                break;
            field += u'"';
            ++m_at;
        }
        if (!endsField(sheet)) {
            sheet.troubles.push_back({begin, Words::tr("There is text behind a closing quote.")});
            return plain(sheet, field);
        }
        return {};
    }

    Result<void> check(const QString &field) const
    {
        if (field.size() > m_limits.field)
            return fail(ErrorCode::TooLarge, Words::tr("A field in line %1 is too large.").arg(m_line),
                        Words::tr("A quote may be missing at its end."));
        return {};
    }

    void fit(CsvSheet &sheet, CsvRow &row) const
    {
        const qsizetype wanted = sheet.head.size();
        if (row.fields.size() < wanted) {
            sheet.troubles.push_back({row.line, Words::tr("The row has too few fields.")});
            row.fields.resize(wanted);
        } else if (row.fields.size() > wanted) {
            bool hasText = false;
            for (qsizetype i = wanted; i < row.fields.size(); ++i)
                hasText = hasText || !row.fields[i].trimmed().isEmpty();
            if (hasText)
                sheet.troubles.push_back({row.line, Words::tr("The row has too many fields.")});
            row.fields.resize(wanted);
        }
    }

    QStringView m_text;
    const CsvLimits &m_limits;
    qsizetype m_at = 0;
    int m_line = 1;
};
} // namespace

Result<CsvSheet> readCsv(const QByteArray &bytes, const CsvLimits &limits)
{
    if (bytes.size() > limits.bytes)
        return fail(ErrorCode::TooLarge, Words::tr("The file is too large."), {},
                    Words::tr("Export a shorter time at once."));
    auto decoded = decode(bytes);
    if (!decoded)
        return fail(std::move(decoded.error()));
    CsvSheet sheet;
    sheet.encoding = decoded->encoding;
    return Reader(decoded->text, limits).read(std::move(sheet));
}

} // namespace hatstand::listen
