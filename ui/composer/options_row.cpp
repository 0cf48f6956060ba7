// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/options_row.h"

#include "kit/choice_box.h"
#include "kit/flow_layout.h"
#include "kit/labels.h"
#include "networks/post_options.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QRegularExpression>
#include <QScopedValueRollback>

namespace hatstand::ui::composer
{

namespace
{
constexpr int languagesWidth = 110;
using Who = networks::ReplyControl::Who;
} // namespace

OptionsRow::OptionsRow(const Kit &kit, ComposerState &state, QWidget *parent)
    : SectionRow(kit, Glyph::Reply, tr("Answers"), parent)
    , m_state(state)
    , m_reply(new ChoiceBox)
    , m_mentioned(new QCheckBox(tr("whom it mentions")))
    , m_following(new QCheckBox(tr("whom you follow")))
    , m_languages(new QLineEdit)
{
    setObjectName(QStringLiteral("optionsRow"));
    auto *content = new QWidget;
    auto *flow = new FlowLayout(content, kit.px(size::gapInCard), kit.px(size::gapInChip));
    flow->setContentsMargins(0, 0, 0, 0);
    m_reply->setObjectName(QStringLiteral("replyControl"));
    m_reply->setAccessibleName(tr("Who may answer"));
    m_reply->addItem(tr("Everyone may answer"), int(Who::Everyone));
    m_reply->addItem(tr("Only some"), int(Who::Some));
    m_reply->addItem(tr("Nobody may answer"), int(Who::Nobody));
    m_mentioned->setObjectName(QStringLiteral("replyMentioned"));
    m_following->setObjectName(QStringLiteral("replyFollowing"));
    m_languages->setObjectName(QStringLiteral("postLanguages"));
    m_languages->setAccessibleName(tr("Languages of the text"));
    m_languages->setToolTip(tr("At most three, such as “en, pt”. Left empty: the client's."));
    m_languages->setFixedWidth(kit.px(languagesWidth));
    for (QWidget *part : {static_cast<QWidget *>(m_reply), static_cast<QWidget *>(m_mentioned),
                          static_cast<QWidget *>(m_following),
                          static_cast<QWidget *>(makeLabel(tr("Languages"), TypeRole::Second, Ink::Text2)),
                          static_cast<QWidget *>(m_languages)})
        flow->addWidget(part);
    setContent(content);
    connect(m_reply, &QComboBox::activated, this, &OptionsRow::take);
    connect(m_mentioned, &QCheckBox::clicked, this, &OptionsRow::take);
    connect(m_following, &QCheckBox::clicked, this, &OptionsRow::take);
    // Each key counts, so that sending by key takes what was written; it is put into order afterwards.
    connect(m_languages, &QLineEdit::textEdited, this, [this] {
        const QScopedValueRollback writing(m_writing, true);
        take();
    });
    connect(m_languages, &QLineEdit::editingFinished, this, &OptionsRow::take);
    connect(&state, &ComposerState::changed, this, [this](Parts parts) {
        if (parts & (Part::Options | Part::Tab | Part::Accounts | Part::Status))
            refresh();
    });
    refresh();
}

void OptionsRow::showLanguages()
{
    m_languages->setFocus(Qt::OtherFocusReason);
    m_languages->selectAll();
}

QStringList OptionsRow::written() const
{
    return m_languages->text().split(QRegularExpression(QStringLiteral("[,;\\s]+")), Qt::SkipEmptyParts);
}

void OptionsRow::take()
{
    networks::ReplyControl control;
    control.who = Who(m_reply->currentData().toInt());
    control.mentioned = m_mentioned->isChecked();
    control.following = m_following->isChecked();
    // "Only some" begins with those whom it mentions; nobody is another choice.
    if (control.who == Who::Some && !control.mentioned && !control.following)
        control.mentioned = true;
    QJsonObject options = m_state.optionsOf(m_state.tab());
    networks::setReplyControl(options, control);
    networks::setPostLanguages(options, written());
    m_state.setOptions(m_state.tab(), options);
    refresh();
}

void OptionsRow::refresh()
{
    const clients::Account *account = m_state.account(m_state.tab());
    const bool concerned = account && account->network == networks::NetworkKey::bluesky() && !account->byHand;
    setVisible(concerned);
    if (!concerned)
        return;
    const QJsonObject options = m_state.optionsOf(account->id);
    const auto control = networks::replyControl(options);
    m_reply->setCurrentIndex(m_reply->findData(int(control.who)));
    m_mentioned->setChecked(control.mentioned);
    m_following->setChecked(control.following);
    m_mentioned->setVisible(control.who == Who::Some);
    m_following->setVisible(control.who == Who::Some);
    const QStringList languages = networks::postLanguages(options);
    if (!m_writing && !(m_languages->hasFocus() && languages == written()))
        m_languages->setText(languages.join(QStringLiteral(", ")));
    m_languages->setPlaceholderText(m_state.client().language);
    for (QWidget *part : {static_cast<QWidget *>(m_reply), static_cast<QWidget *>(m_mentioned),
                          static_cast<QWidget *>(m_following), static_cast<QWidget *>(m_languages)})
        part->setEnabled(!m_state.isLocked());
}

} // namespace hatstand::ui::composer
