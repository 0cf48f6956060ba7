// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

class QTranslator;

/// How text for people is written, so that lupdate finds it with the right context:
///
///  - in a QObject with Q_OBJECT: `tr("…")`;
///  - everywhere else, one struct per file or room, named for what it holds:
///
///        namespace
///        {
///        struct Words
///        {
///            Q_DECLARE_TR_FUNCTIONS(hatstand::zones)
///        };
///        } // namespace
///        … Words::tr("The time zone \"%1\" is not known here.").arg(zone)
///
/// Never a lambda or function of our own called tr: lupdate would take its texts for those of the namespace
/// around it, and the running program would look for them elsewhere. A test refuses that.
///
/// Numbers go in as `%n` with the regular plural in brackets: `Words::tr("%n post(s)", nullptr, count)`,
/// "%n match(es)", "%n delivery(ies)". English gets both forms from that (translations/hatstand_en.ts);
/// what has no such form ("%n person/people") is filled in there by hand.

namespace hatstand
{

/// Installs the words of a language ("en", or "pseudo", the made-up one for tests) for the whole program. Who
/// changes the language deletes what is answered here; else it goes with the application. Null when that
/// language is not built in; the texts then stay as they stand in the source.
QTranslator *loadLanguage(QCoreApplication &application, const QString &language);

} // namespace hatstand
