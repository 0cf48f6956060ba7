// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/sign_in_form.h"

#include <QCoreApplication>

namespace hatstand::ui::accounts
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::ui::accounts::SignInForm)
};
/// Of networks where an account is a site of one's own: its address takes the place of a name and a server.
void describeSite(SignInForm &form)
{
    form.handleLabel = Words::tr("Address of the site");
    form.handleHint = QStringLiteral("https://example.org");
    form.handleHelp = Words::tr("Any page of it will do.");
    form.handleMissing = Words::tr("Type the address of the site.");
    form.asksServer = false;
}
} // namespace

SignInForm signInFormOf(const networks::NetworkKey &network, bool local)
{
    SignInForm form;
    form.handleLabel = local ? Words::tr("Name on Practice") : Words::tr("Handle");
    form.handleMissing = Words::tr("Type the name of the account.");
    form.secretLabel = Words::tr("App password");
    form.secretHeading = Words::tr("Or without the browser");
    form.secretMissing = Words::tr("Type the app password.");
    if (local) {
        form.text = Words::tr("Practice behaves like a real network, with answers and numbers, but nothing "
                              "leaves this computer. Choose any name.");
        form.handleHint = QStringLiteral("crumbandclover");
        return form;
    }
    form.asksSecret = true;
    form.asksServer = true;
    form.serverLabel = Words::tr("Server");
    form.serverHelp = Words::tr("Leave it empty unless your account lives on a server of its own.");
    if (network == networks::NetworkKey::bluesky()) {
        form.text = Words::tr("Hatstand signs in with an app password, never with your own one. You can take "
                              "it back on Bluesky at any time.");
        form.textWithBrowser = Words::tr("Use your browser or an app password. Hatstand never sees your "
                                         "own password.");
        form.secretHeading = Words::tr("Or with an app password");
        form.handleHint = QStringLiteral("name.bsky.social");
        form.secretHelp = Words::tr("Four groups of four letters. Bluesky makes one under Settings, Privacy "
                                    "and security, App passwords.");
        form.secretPage = QUrl(QStringLiteral("https://bsky.app/settings/app-passwords"));
        form.usualServer = QStringLiteral("https://bsky.social");
        return form;
    }
    if (network.toString() == QLatin1StringView("ghost")) {
        form.text = Words::tr("Hatstand signs in with a key that you make for it in Ghost, and that you can "
                              "take back there at any time. It stays in the keychain of this computer.");
        describeSite(form);
        form.secretLabel = Words::tr("Admin API key");
        form.secretHelp = Words::tr("In Ghost, under Settings, Integrations, Add custom integration.");
        form.secretMissing = Words::tr("Paste the Admin API key.");
        return form;
    }
    if (network.toString() == QLatin1StringView("shaarli")) {
        form.text =
            Words::tr("Hatstand signs in with the API secret of your Shaarli, which stays in the keychain "
                      "of this computer.");
        describeSite(form);
        form.secretLabel = Words::tr("API secret");
        form.secretHelp = Words::tr("In Shaarli, under Tools, Configure your Shaarli, REST API secret.");
        form.secretMissing = Words::tr("Paste the API secret.");
        return form;
    }
    if (network.toString() == QLatin1StringView("mastodon")) {
        form.text =
            Words::tr("You agree on your server's own page. Hatstand never sees the password, and you "
                      "can take it back there at any time.");
        form.handleLabel = Words::tr("Server, or your whole handle");
        form.handleHint = QStringLiteral("mastodon.social");
        form.handleHelp = Words::tr("Any server that speaks as Mastodon does. A handle looks like "
                                    "@name@mastodon.social.");
        form.handleMissing = Words::tr("Type the name of your server, or your whole handle.");
        form.asksServer = false;
        return form;
    }
    if (network.toString() == QLatin1StringView("wordpress")) {
        form.text = Words::tr("Hatstand signs in with an application password, never with your own one. You "
                              "can take it back on the site at any time.");
        form.textWithBrowser = Words::tr("Use your browser or an application password. Hatstand never sees "
                                         "your own password.");
        form.secretHeading = Words::tr("Or with an application password");
        form.handleLabel = Words::tr("User name");
        form.handleHelp = Words::tr("The one that you sign in to the site with.");
        form.handleMissing = Words::tr("Type your user name on the site.");
        form.needsNameInBrowser = false;
        form.secretLabel = Words::tr("Application password");
        form.secretHelp = Words::tr("On the site, under Users, Profile, Application Passwords.");
        form.secretMissing = Words::tr("Paste the application password.");
        form.serverLabel = Words::tr("Address of the site");
        form.serverHelp = Words::tr("Any page of it will do.");
        form.serverMissing = Words::tr("Type the address of the site.");
        form.usualServer = QStringLiteral("https://example.org");
        return form;
    }
    form.text = Words::tr("Hatstand keeps the key in the keychain of this computer only.");
    form.secretHelp = Words::tr("A password or key that the network made for programs.");
    return form;
}

networks::SignInRequest signInRequest(const QString &handle, const QString &secret, const QString &server)
{
    networks::SignInRequest request;
    request.handle = handle.trimmed();
    while (request.handle.startsWith(QLatin1Char('@')))
        request.handle.remove(0, 1);
    request.secret = secret.trimmed();
    QString address = server.trimmed();
    if (!address.isEmpty()) {
        if (!address.contains(QLatin1StringView("://")))
            address.prepend(QLatin1StringView("https://"));
        while (address.endsWith(QLatin1Char('/')))
            address.chop(1);
        request.server = QUrl(address, QUrl::StrictMode);
    }
    return request;
}

} // namespace hatstand::ui::accounts
