// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <cstdio>
#include <optional>
#include <vector>

namespace hatstand::cli
{

/// Where answers go: plain lines and tables for people, one JSON object a line with `--json`. Errors go to
/// the second stream, with `--json` as {"error": {...}}, and so do remarks, as {"remark": "..."}. What came
/// from outside is printed with control characters made visible, so that a post cannot steer a terminal.
class Output
{
public:
    Output(std::FILE *out, std::FILE *err, bool json);
    Output(const Output &) = delete;
    Output &operator=(const Output &) = delete;

    [[nodiscard]] bool isJson() const { return m_json; }
    /// Where the answers go, as the system knows it.
    [[nodiscard]] int descriptor() const;
    /// One line for people; nothing with `--json`.
    void line(const QString &text);
    /// One JSON line; nothing without `--json`.
    void object(const QJsonObject &object);
    /// For people: aligned columns with a head. Nothing with `--json`.
    void table(const QStringList &head, const std::vector<QStringList> &rows);
    /// Text as it is, in both forms (scripts, help).
    void raw(const QString &text);
    /// `beside` are further members of the object with `--json`; people do not see them.
    void error(const Error &error, const QJsonObject &beside = {});
    /// One line about how it went, on the second stream. `beside` are further members with `--json`.
    void remark(const QString &text, const QJsonObject &beside = {});
    /// Text as it is on the second stream ("Password:"), in both forms.
    void note(const QString &text);
    /// Whoever read the answer has left, and that is how it should be: from now on none is written, nor
    /// missed.
    void readerLeft();
    /// Why not all of the answer could be written (the disk is full); nothing where it could.
    [[nodiscard]] const std::optional<Error> &trouble() const { return m_trouble; }

private:
    void answer(const QString &text);
    std::FILE *m_out;
    std::FILE *m_err;
    bool m_json;
    bool m_isRead = true;
    std::optional<Error> m_trouble;
};

/// Control characters, and the marks that turn the direction of text, as visible escapes; line ends stay.
[[nodiscard]] QString printable(const QString &text);
[[nodiscard]] QJsonObject toJson(const Error &error);

} // namespace hatstand::cli
