// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/connector.h"

#include <QString>
#include <QUrl>

namespace hatstand::ui::accounts
{

/// What a network asks for when it is connected, and how to come by it.
struct SignInForm
{
    QString text;            ///< under the dialog's title
    QString textWithBrowser; ///< in its place where the browser is a way too
    QString handleLabel;
    QString handleHint;    ///< in the empty field
    QString handleHelp;    ///< under it; may be empty
    QString handleMissing; ///< when it is left empty
    bool asksSecret = false;
    QString secretLabel;
    QString secretHeading; ///< over it where the browser is a way too, which needs no secret
    QString secretHelp;
    QString secretMissing; ///< when it is left empty
    QUrl secretPage;       ///< where to make one
    bool asksServer = false;
    QString usualServer; ///< in the empty field; an empty field means this one
    QString serverLabel;
    QString serverHelp;
    QString serverMissing;          ///< when it is left empty; empty: it may be
    bool needsNameInBrowser = true; ///< false: the page in the browser knows who one is
};

[[nodiscard]] SignInForm signInFormOf(const networks::NetworkKey &network, bool local);

/// What was typed, tidied: no "@" and no spaces around the name, "https://" before a bare server.
[[nodiscard]] networks::SignInRequest signInRequest(const QString &handle, const QString &secret,
                                                    const QString &server);

} // namespace hatstand::ui::accounts
