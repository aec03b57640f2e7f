@area:ALG
Feature: Algorithms
  Strong algorithms work; weak ones and confusions of key and algorithm do not.

  @req:algorithm-fits-key
  Rule: An algorithm cannot turn a public key into a secret

    @al-hmac-confusion
    Scenario Outline: HMAC-SHA256 keyed with the text of the IdP's certificate
      Given the IdP signs <signed>
      And the IdP will send "algorithm-hmac-certificate-pem"
      When Alice signs in
      Then the SP refuses with "signature_algorithm_forbidden"

      @variant:A @needs-assertion-signed-only @control:sg-assertion-only
      Examples:
        | signed        |
        | the Assertion |

      @variant:R @needs-response-signed-only @control:sg-response-only
      Examples:
        | signed       |
        | the Response |

      @variant:AR @control:sg-both
      Examples:
        | signed                         |
        | the Assertion and the Response |

    @al-hmac-der
    Scenario Outline: HMAC-SHA256 keyed with the octets of the IdP's certificate
      Given the IdP signs <signed>
      And the IdP will send "algorithm-hmac-certificate-der"
      When Alice signs in
      Then the SP refuses with "signature_algorithm_forbidden"

      @variant:A @needs-assertion-signed-only @control:sg-assertion-only
      Examples:
        | signed        |
        | the Assertion |

      @variant:R @needs-response-signed-only @control:sg-response-only
      Examples:
        | signed       |
        | the Response |

      @variant:AR @control:sg-both
      Examples:
        | signed                         |
        | the Assertion and the Response |

    @al-hmac-sha1
    Scenario Outline: HMAC-SHA1 keyed with the text of the IdP's certificate
      Given the IdP signs <signed>
      And the IdP will send "algorithm-hmac-sha1-certificate-pem"
      When Alice signs in
      Then the SP refuses with "signature_algorithm_forbidden"

      @variant:A @needs-assertion-signed-only @control:sg-assertion-only
      Examples:
        | signed        |
        | the Assertion |

      @variant:R @needs-response-signed-only @control:sg-response-only
      Examples:
        | signed       |
        | the Response |

      @variant:AR @control:sg-both
      Examples:
        | signed                         |
        | the Assertion and the Response |

    @al-hmac-truncation
    Scenario Outline: HMAC cut down to no bits
      Given the IdP signs <signed>
      And the IdP will send "algorithm-hmac-truncated"
      When Alice signs in
      Then the SP refuses with "signature_algorithm_forbidden"

      @variant:A @needs-assertion-signed-only @control:sg-assertion-only
      Examples:
        | signed        |
        | the Assertion |

      @variant:R @needs-response-signed-only @control:sg-response-only
      Examples:
        | signed       |
        | the Response |

      @variant:AR @control:sg-both
      Examples:
        | signed                         |
        | the Assertion and the Response |

    @al-mismatch-key
    Scenario Outline: ECDSA in name, made by an RSA key
      Given the IdP signs <signed>
      And the IdP will send "algorithm-ecdsa-by-rsa-key"
      When Alice signs in
      Then the SP refuses with "signature_invalid"

      @variant:A @needs-assertion-signed-only @control:sg-assertion-only
      Examples:
        | signed        |
        | the Assertion |

      @variant:R @needs-response-signed-only @control:sg-response-only
      Examples:
        | signed       |
        | the Response |

      @variant:AR @control:sg-both
      Examples:
        | signed                         |
        | the Assertion and the Response |

  @req:algorithm-known
  Rule: An unknown algorithm is refused

    @al-none
    Scenario Outline: The algorithm is none, and SignatureValue is empty
      Given the IdP signs <signed>
      And the IdP will send "algorithm-none"
      When Alice signs in
      Then the SP refuses with "signature_algorithm_forbidden"

      @variant:A @needs-assertion-signed-only @control:sg-assertion-only
      Examples:
        | signed        |
        | the Assertion |

      @variant:R @needs-response-signed-only @control:sg-response-only
      Examples:
        | signed       |
        | the Response |

      @variant:AR @control:sg-both
      Examples:
        | signed                         |
        | the Assertion and the Response |

    @al-unknown
    Scenario Outline: The algorithm is a URI nobody knows
      Given the IdP signs <signed>
      And the IdP will send "algorithm-unknown"
      When Alice signs in
      Then the SP refuses with "signature_algorithm_forbidden"

      @variant:A @needs-assertion-signed-only @control:sg-assertion-only
      Examples:
        | signed        |
        | the Assertion |

      @variant:R @needs-response-signed-only @control:sg-response-only
      Examples:
        | signed       |
        | the Response |

      @variant:AR @control:sg-both
      Examples:
        | signed                         |
        | the Assertion and the Response |

  @req:sha1-refused
  Rule: SHA-1 is refused

    @al-rsa-sha1
    Scenario Outline: RSA with SHA-1
      Given the IdP signs <signed>
      And the IdP will send "algorithm-rsa-sha1"
      When Alice signs in
      Then the SP refuses with "signature_algorithm_forbidden"

      @variant:A @needs-assertion-signed-only @control:sg-assertion-only
      Examples:
        | signed        |
        | the Assertion |

      @variant:R @needs-response-signed-only @control:sg-response-only
      Examples:
        | signed       |
        | the Response |

      @variant:AR @control:sg-both
      Examples:
        | signed                         |
        | the Assertion and the Response |

    @al-digest-sha1
    Scenario Outline: A SHA-1 digest
      Given the IdP signs <signed>
      And the IdP will send "algorithm-digest-sha1"
      When Alice signs in
      Then the SP refuses with "signature_algorithm_forbidden"

      @variant:A @needs-assertion-signed-only @control:sg-assertion-only
      Examples:
        | signed        |
        | the Assertion |

      @variant:R @needs-response-signed-only @control:sg-response-only
      Examples:
        | signed       |
        | the Response |

      @variant:AR @control:sg-both
      Examples:
        | signed                         |
        | the Assertion and the Response |

  @req:sha512-accepted
  Rule: SHA-512 is accepted

    @al-rsa-sha384-512
    Scenario: RSA with SHA-512
      Given the IdP will send "algorithm-rsa-sha512"
      When Alice signs in
      Then the SP signs Alice in

    @al-digest-sha512
    Scenario: A SHA-512 digest
      Given the IdP will send "algorithm-digest-sha512"
      When Alice signs in
      Then the SP signs Alice in

  @req:md5-refused
  Rule: MD5 is refused

    @al-md5
    Scenario Outline: RSA with MD5
      Given the IdP signs <signed>
      And the IdP will send "algorithm-rsa-md5"
      When Alice signs in
      Then the SP refuses with "signature_algorithm_forbidden"

      @variant:A @needs-assertion-signed-only @control:sg-assertion-only
      Examples:
        | signed        |
        | the Assertion |

      @variant:R @needs-response-signed-only @control:sg-response-only
      Examples:
        | signed       |
        | the Response |

      @variant:AR @control:sg-both
      Examples:
        | signed                         |
        | the Assertion and the Response |

  @req:rsa-pss
  Rule: RSASSA-PSS is recorded, not judged

    @al-rsa-pss
    Scenario: RSASSA-PSS with SHA-256
      Given the IdP will send "algorithm-rsa-pss"
      When Alice signs in
      Then it is recorded

  @req:rsa-sha256-accepted
  Rule: RSA with SHA-256 is accepted

    @al-rsa-sha256
    Scenario: Bob's Response is signed with RSA and SHA-256
      Given the IdP signs the Assertion and the Response
      When Bob signs in
      Then the SP signs Bob in
