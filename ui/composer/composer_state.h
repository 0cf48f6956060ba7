// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clients/account.h"
#include "clients/client.h"
#include "composer/composer_services.h"
#include "networks/rules.h"
#include "plan/hashtag_groups.h"
#include "plan/post.h"
#include "plan/post_check.h"

#include <QFlags>
#include <QHash>
#include <QObject>

#include <vector>

namespace hatstand::ui::composer
{

/// What of the post (or of the view on it) is another.
enum class Part {
    Text = 0x1,
    Media = 0x2,
    Accounts = 0x4,
    Tab = 0x8,
    Time = 0x10,
    Title = 0x20,
    Comment = 0x40,
    Link = 0x80,
    Options = 0x100,
    Status = 0x200,
    Everything = 0x3ff,
};
Q_DECLARE_FLAGS(Parts, Part)
Q_DECLARE_OPERATORS_FOR_FLAGS(Parts)

/// The post under edit and the tab that is looked at. Knows the rules of editing: what is typed on an
/// account's tab becomes that account's own and only what differs is kept; a locked post is never changed.
/// Stores nothing: ComposerSaver listens to `edited`.
class ComposerState final : public QObject
{
    Q_OBJECT
public:
    static constexpr qsizetype largeText = 20'000; ///< UTF-16 units of all texts together

    explicit ComposerState(const Services &services, QObject *parent = nullptr);

    /// Begins with another post, on the tab of all.
    void setPost(const plan::Post &post);
    /// Takes what the outbox and the calendar write (status, time, times) and keeps content and tab.
    void takeStanding(const plan::Post &stored);
    /// The same post with other content (a version that was put back, another process): tab and chosen
    /// picture stay where they can.
    void takeContent(const plan::Post &stored);
    /// The post was deleted by another, and what is written goes on as this one: content and tab stay.
    void goOnAs(const plan::Post &stored);
    [[nodiscard]] const plan::Post &post() const { return m_post; }
    [[nodiscard]] const clients::Client &client() const { return m_client; }
    /// On its way or out, or something of it waits on a network: nothing of it can be changed.
    [[nodiscard]] bool isLocked() const { return !plan::isMovable(m_post.status) || m_waitsThere; }
    /// Something of it was handed over and can be taken back.
    [[nodiscard]] bool waitsThere() const { return m_waitsThere; }
    /// Takes in what is being typed: before another tab is looked at, before the post is stored.
    void collect() { Q_EMIT collecting(); }
    /// All texts together are so long that nothing is measured on the window's thread.
    [[nodiscard]] bool isLarge() const;
    /// Nothing of it would be missed.
    [[nodiscard]] bool isEmpty() const;
    /// It was stored and is no more: somebody deleted it. Asks the storage.
    [[nodiscard]] bool isDeleted() const;

    // Accounts and tabs ------------------------------------------------------------------------------
    /// The chosen ones, in the order of their tabs.
    [[nodiscard]] const std::vector<clients::Account> &accounts() const { return m_accounts; }
    /// All of the client's.
    [[nodiscard]] std::vector<clients::Account> offered() const;
    void setChosen(const clients::AccountId &id, bool chosen);
    [[nodiscard]] const clients::Account *account(const clients::AccountId &id) const;
    [[nodiscard]] networks::NetworkRules rulesOf(const clients::Account &account) const;
    /// "Bluesky"; with the handle where two accounts of one network are chosen.
    [[nodiscard]] QString nameOf(const clients::Account &account) const;
    /// Null: all.
    [[nodiscard]] const clients::AccountId &tab() const { return m_tab; }
    void setTab(const clients::AccountId &id);
    /// To the next (1) or previous (-1) tab, round the ends.
    void stepTab(int step);

    /// Whether its network can be given a post ahead of time.
    [[nodiscard]] bool canHold(const clients::Account &account) const;
    /// Who sends it to that account at its time.
    [[nodiscard]] publish::SentBy sentBy(const clients::Account &account) const;

    // Threads ------------------------------------------------------------------------------------------
    /// Whether a long text can go to that account as a thread.
    [[nodiscard]] bool canThread(const clients::Account &account) const;
    /// Whether it is to; false of large texts, which are not split while they are typed.
    [[nodiscard]] bool isThread(const clients::Account &account) const;
    /// The parts as they go out, with the campaign's parameters in their links; where it is no thread, the
    /// one text as it is written.
    [[nodiscard]] QStringList threadOf(const clients::Account &account) const;
    /// What is split by itself becomes the account's own text, with marks between the parts.
    void editAsParts(const clients::AccountId &id);
    /// With which part of the thread a picture of the current tab goes, from 0.
    void setMediaPart(int index, int part);

    // What the current tab shows ------------------------------------------------------------------------
    [[nodiscard]] QString text() const { return textOf(m_tab); }
    [[nodiscard]] QString textOf(const clients::AccountId &id) const;
    /// The rules by which links and tags of the tab are found: of its network; on the tab of all those of the
    /// first account.
    [[nodiscard]] networks::EntityRule entityRule() const;
    void setText(const QString &text);
    [[nodiscard]] bool hasOwnText(const clients::AccountId &id) const;
    [[nodiscard]] bool hasOwnMedia(const clients::AccountId &id) const;
    void useCommonText(const clients::AccountId &id);
    void useCommonMedia(const clients::AccountId &id);

    [[nodiscard]] QString firstComment() const;
    void setFirstComment(const QString &text);
    /// Chosen accounts whose network knows a first comment.
    [[nodiscard]] std::vector<clients::Account> commentAccounts() const;

    [[nodiscard]] const std::vector<plan::PostMedia> &media() const { return mediaOf(m_tab); }
    [[nodiscard]] const std::vector<plan::PostMedia> &mediaOf(const clients::AccountId &id) const;
    [[nodiscard]] const QHash<plan::MediaId, plan::MediaItem> &mediaItems() const { return m_items; }
    /// On that account's tab (null: that of all) to the end of its pictures.
    void addMedia(const plan::MediaItem &item, const clients::AccountId &tab);
    void removeMedia(int index);
    void moveMedia(int from, int to);
    void setAltText(int index, const QString &text);
    /// See plan::PostMedia; of the current tab alone.
    void setCrop(int index, const std::optional<QRectF> &crop, const std::optional<QPointF> &focus);
    /// The picture that is chosen in the strip; -1 when there is none.
    [[nodiscard]] int currentMedia() const { return m_currentMedia; }
    void setCurrentMedia(int index);
    /// How many pictures are still being copied for this post. They are no part of it yet.
    [[nodiscard]] int coming() const { return m_coming.value(m_post.id); }
    void setComing(const plan::PostId &post, int count);
    /// The shortest limit of a description among the accounts that get it, in code points; 0: none known.
    [[nodiscard]] int altTextLimit() const;

    // The post as a whole ----------------------------------------------------------------------------------
    void setTitle(const QString &title);
    void setPlanned(const std::optional<plan::PlannedTime> &planned);
    void setCampaign(const strategy::CampaignId &id);
    /// As it stands in links; empty when links stay as they are.
    [[nodiscard]] QString utmCampaign() const;
    [[nodiscard]] QJsonObject optionsOf(const clients::AccountId &id) const;
    void setOptions(const clients::AccountId &id, const QJsonObject &options);

    // Hashtags ---------------------------------------------------------------------------------------------
    /// The accounts to which a group would be added: on an account's tab that one; else those that know
    /// hashtags and have room for them.
    [[nodiscard]] std::vector<clients::Account> accountsFor(const plan::HashtagGroup &group) const;
    /// Whether all texts that take the group have all of its tags.
    [[nodiscard]] bool hasGroup(const plan::HashtagGroup &group) const;
    void setGroup(const plan::HashtagGroup &group, bool on);

    [[nodiscard]] plan::CheckInput checkInput(Instant now) const;
    /// Replaces the content by a remedied one. Emits only when something differs.
    void applyRemedy(const plan::Post &remedied);
    /// Takes content and time of what was made of the post, as if the person had written it.
    void takeChanged(const plan::Post &made);

Q_SIGNALS:
    void changed(hatstand::ui::composer::Parts parts);
    /// By the person (after `changed`): it has to be stored.
    void edited(hatstand::ui::composer::Parts parts);
    /// What was typed and is not told yet is to be told now.
    void collecting();
    /// Something was done that is worth taking back: the post was `before`. `isQuiet`: a field was set, which
    /// is seen where it stands. See ContentUndo::offer.
    void done(const QString &text, const QString &kind, const hatstand::plan::Post &before,
              bool isQuiet = false);

private:
    void touch(Parts parts);
    void readClient();
    void readAccounts();
    void readItems();
    /// What waits on a network; true when that is another than before.
    bool readThere();
    [[nodiscard]] plan::Version *version(const clients::AccountId &id);
    void setTextOf(const clients::AccountId &id, const QString &text);
    [[nodiscard]] bool takesGroup(const clients::Account &account, const plan::HashtagGroup &group) const;
    /// The media list that edits on this tab go to; makes an account's own on its tab.
    [[nodiscard]] std::vector<plan::PostMedia> &ownMedia(const clients::AccountId &tab);
    /// What is the same again is no list of that account's own.
    void forgetSameMedia(const clients::AccountId &tab);

    /// Hashtags that an account adds of its own, while one of them is what the common text ends in. That one
    /// may be on its way to a longer one, so that they must be known with the next letter.
    struct TypedOver
    {
        QString common;             ///< as it was then: who changed anything since ends this
        std::optional<QString> own; ///< the same of the account's text
        QStringList tags;
    };

    Services m_services;
    plan::Post m_post;
    bool m_waitsThere = false;
    clients::Client m_client;
    std::vector<clients::Account> m_accounts;
    clients::AccountId m_tab;
    QHash<plan::MediaId, plan::MediaItem> m_items;
    int m_currentMedia = -1;
    QHash<plan::PostId, int> m_coming;
    QHash<clients::AccountId, TypedOver> m_typedOver;
};

} // namespace hatstand::ui::composer
