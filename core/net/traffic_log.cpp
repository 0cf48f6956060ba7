// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/traffic_log.h"

#include <QCoreApplication>

#include <array>

namespace hatstand::net
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::net)
};

struct Named
{
    Purpose purpose;
    const char *name;
    const char *text;
};

constexpr std::array purposes{
    Named{Purpose::Other, "other", QT_TRANSLATE_NOOP("hatstand::net", "asked for something")},
    Named{Purpose::SignIn, "sign-in", QT_TRANSLATE_NOOP("hatstand::net", "signed in")},
    Named{Purpose::RefreshSignIn, "refresh-sign-in",
          QT_TRANSLATE_NOOP("hatstand::net", "renewed the sign-in")},
    Named{Purpose::SignOut, "sign-out", QT_TRANSLATE_NOOP("hatstand::net", "signed out")},
    Named{Purpose::CheckAccount, "check-account", QT_TRANSLATE_NOOP("hatstand::net", "checked the account")},
    Named{Purpose::ReadProfile, "read-profile", QT_TRANSLATE_NOOP("hatstand::net", "read a profile")},
    Named{Purpose::ResolveName, "resolve-name", QT_TRANSLATE_NOOP("hatstand::net", "looked up a name")},
    Named{Purpose::SendPost, "send-post", QT_TRANSLATE_NOOP("hatstand::net", "sent a post")},
    Named{Purpose::SendReply, "send-reply", QT_TRANSLATE_NOOP("hatstand::net", "sent a reply")},
    Named{Purpose::UploadMedia, "upload-media",
          QT_TRANSLATE_NOOP("hatstand::net", "sent a picture or video")},
    Named{Purpose::EditPost, "edit-post", QT_TRANSLATE_NOOP("hatstand::net", "changed a post")},
    Named{Purpose::DeletePost, "delete-post", QT_TRANSLATE_NOOP("hatstand::net", "deleted a post")},
    Named{Purpose::LookUpPost, "look-up-post", QT_TRANSLATE_NOOP("hatstand::net", "looked up your post")},
    Named{Purpose::ReadPosts, "read-posts", QT_TRANSLATE_NOOP("hatstand::net", "read posts")},
    Named{Purpose::ReadMentions, "read-mentions", QT_TRANSLATE_NOOP("hatstand::net", "read mentions")},
    Named{Purpose::ReadMessages, "read-messages", QT_TRANSLATE_NOOP("hatstand::net", "read messages")},
    Named{Purpose::ReadNumbers, "read-numbers", QT_TRANSLATE_NOOP("hatstand::net", "read numbers")},
    Named{Purpose::Search, "search", QT_TRANSLATE_NOOP("hatstand::net", "searched")},
    Named{Purpose::ReadFeed, "read-feed", QT_TRANSLATE_NOOP("hatstand::net", "read a feed")},
    Named{Purpose::LinkPreview, "link-preview",
          QT_TRANSLATE_NOOP("hatstand::net", "opened a page for its preview")},
    Named{Purpose::ReadServerInfo, "read-server-info",
          QT_TRANSLATE_NOOP("hatstand::net", "asked what the server can do")},
    Named{Purpose::CheckMediaHost, "check-media-host",
          QT_TRANSLATE_NOOP("hatstand::net", "tested the media host")},
    Named{Purpose::RemoveMedia, "remove-media",
          QT_TRANSLATE_NOOP("hatstand::net", "took a picture or video away")},
};

const Named &named(Purpose purpose)
{
    for (const Named &entry : purposes) {
        if (entry.purpose == purpose)
            return entry;
    }
    return purposes.front();
}
} // namespace

QString purposeText(Purpose purpose)
{
    return Words::tr(named(purpose).text);
}

QString purposeName(Purpose purpose)
{
    return QString::fromLatin1(named(purpose).name);
}

std::optional<Purpose> purposeFromName(const QString &name)
{
    for (const Named &entry : purposes) {
        if (name == QLatin1StringView(entry.name))
            return entry.purpose;
    }
    return std::nullopt;
}

} // namespace hatstand::net
