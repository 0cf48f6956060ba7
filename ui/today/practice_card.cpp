// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "today/practice_card.h"

#include "kit/chips.h"
#include "kit/glyph_label.h"
#include "kit/labels.h"
#include "kit/marks.h"
#include "kit/time_words.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QRadioButton>
#include <QVBoxLayout>

namespace hatstand::ui::today
{

PracticeCard::PracticeCard(const PageContext &context, networks::PracticeTimeline &timeline, QWidget *parent)
    : Card(context.kit, tr("Practice network"), parent), m_context(context), m_timeline(timeline)
{
    setObjectName(QStringLiteral("practiceCard"));
    const Kit &kit = context.kit;
    addHeadWidget(new PlainChip(kit, tr("Stays on this PC"), Glyph::Shield, true, this));
    setBodyPadded(true);
    body()->setSpacing(kit.px(12));
    auto *head = new QHBoxLayout;
    head->setSpacing(kit.px(8));
    head->addWidget(new NetworkMark(kit, QStringLiteral("practice"), tr("Practice"), MarkSize::Large,
                                    MarkStyle::Filled, this));
    auto *names = new QVBoxLayout;
    names->setSpacing(0);
    m_name = new ElidedLabel({}, TypeRole::Strong, Ink::Text, this);
    m_followers = makeLabel({}, TypeRole::Second, Ink::Text3, this);
    names->addWidget(m_name);
    names->addWidget(m_followers);
    head->addLayout(names, 1);
    body()->addLayout(head);
    buildPost();
    buildChoices();
}

void PracticeCard::buildPost()
{
    const Kit &kit = m_context.kit;
    m_post = new QFrame(this);
    m_post->setProperty("edge", QStringLiteral("all"));
    auto *column = new QVBoxLayout(m_post);
    column->setContentsMargins(kit.px(12), kit.px(12), kit.px(12), kit.px(12));
    auto *head = new QHBoxLayout;
    head->setSpacing(kit.px(8));
    m_avatar = new Avatar(kit, {}, 20, m_post);
    head->addWidget(m_avatar);
    m_author = new ElidedLabel({}, TypeRole::Strong, Ink::Text, m_post);
    head->addWidget(m_author);
    m_when = makeLabel({}, TypeRole::Second, Ink::Text3, m_post);
    head->addWidget(m_when);
    head->addStretch(1);
    column->addLayout(head);
    m_text = makeLabel({}, TypeRole::Body, Ink::Text, m_post);
    m_text->setObjectName(QStringLiteral("practiceText"));
    m_text->setWordWrap(true);
    column->addWidget(m_text);
    auto *echo = new QHBoxLayout;
    echo->setSpacing(kit.px(4));
    const auto count = [&](Glyph glyph) {
        echo->addWidget(new GlyphLabel(kit, glyph, 14, Ink::Text3, m_post));
        QLabel *label = makeLabel({}, TypeRole::Second, Ink::Text3, m_post);
        echo->addWidget(label);
        echo->addSpacing(kit.px(12));
        return label;
    };
    m_replies = count(Glyph::Comment);
    m_likes = count(Glyph::Community);
    m_shares = count(Glyph::Refresh);
    echo->addStretch(1);
    column->addLayout(echo);
    body()->addWidget(m_post);
}

void PracticeCard::buildChoices()
{
    const Kit &kit = m_context.kit;
    body()->addWidget(makeLabel(tr("Try what can go wrong"), TypeRole::Strong, Ink::Text, this));
    auto *choices = new QVBoxLayout;
    choices->setSpacing(kit.px(2));
    m_choices = new QButtonGroup(this);
    for (const networks::PracticeBehaviour behaviour : networks::practiceBehaviours()) {
        auto *radio = new QRadioButton(networks::practiceBehaviourName(behaviour), this);
        radio->setObjectName(QStringLiteral("practice-%1").arg(static_cast<int>(behaviour)));
        radio->setAccessibleName(radio->text());
        m_choices->addButton(radio, static_cast<int>(behaviour));
        choices->addWidget(radio);
    }
    body()->addLayout(choices);
    connect(m_choices, &QButtonGroup::idClicked, this, [this](int id) {
        if (const auto set = m_timeline.setBehaviour(m_handle, static_cast<networks::PracticeBehaviour>(id));
            !set)
            m_context.navigator.report(set.error());
    });
}

void PracticeCard::refresh(const QString &handle)
{
    m_handle = handle;
    const auto page = m_timeline.page(handle);
    if (!page) {
        hide();
        return;
    }
    m_name->setText(QLatin1Char('@') + page->profile.handle);
    m_followers->setText(tr("%n pretend follower(s)", nullptr, page->followers));
    if (QAbstractButton *button = m_choices->button(static_cast<int>(page->profile.behaviour)))
        button->setChecked(true);
    const auto posts = m_timeline.posts(handle, 1);
    showPost(posts && !posts->empty() ? &posts->front() : nullptr, page->profile);
}

void PracticeCard::showPost(const networks::PracticeTimelinePost *post,
                            const networks::PracticeProfile &profile)
{
    m_post->setVisible(post != nullptr);
    if (!post)
        return;
    const QString &author = profile.displayName.isEmpty() ? profile.handle : profile.displayName;
    m_author->setText(author);
    m_avatar->setName(author);
    const Milliseconds age = m_context.clock.now() - post->post.createdAt;
    m_when->setText(age < std::chrono::minutes(1) ? tr("just now") : tr("%1 ago").arg(durationWords(age)));
    m_text->setText(post->post.text);
    m_replies->setText(locale().toString(static_cast<int>(post->echo.replies.size())));
    m_likes->setText(locale().toString(post->echo.likes));
    m_shares->setText(locale().toString(post->echo.reposts));
}

} // namespace hatstand::ui::today
